internal import Volumes

/// Neighbours within the slab. Open sides have none beyond them; periodic sides wrap round.
extension Slab {
  /// The voxels whose neighbour at x − 1 is in the set.
  func stepRight() -> Slab {
    var result = Slab(frame)
    let n = frame.stride
    for row in stride(from: 0, to: words.count, by: n) {
      var carry = frame.sides == .periodic ? words[row + n - 1] >> frame.lastBit : 0
      for i in row..<row + n {
        result.words[i] = words[i] << 1 | carry
        carry = words[i] >> 63
      }
      result.words[row + n - 1] &= frame.lastWord
    }
    return result
  }

  /// The voxels whose neighbour at x + 1 is in the set.
  func stepLeft() -> Slab {
    var result = Slab(frame)
    let n = frame.stride
    for row in stride(from: 0, to: words.count, by: n) {
      for i in row..<row + n - 1 { result.words[i] = words[i] >> 1 | words[i + 1] << 63 }
      let wrapped = frame.sides == .periodic ? (words[row] & 1) << frame.lastBit : 0
      result.words[row + n - 1] = words[row + n - 1] >> 1 | wrapped
    }
    return result
  }

  /// The voxels with a neighbour at x ± 1 in the set.
  func alongX() -> Slab { stepLeft().union(stepRight()) }

  /// The voxels whose neighbour at y − 1 is in the set.
  func stepBack() -> Slab { shiftedRows(by: 1) }

  /// The voxels whose neighbour at y + 1 is in the set.
  func stepForward() -> Slab { shiftedRows(by: -1) }

  /// The voxels with a neighbour at y ± 1 in the set.
  func alongY() -> Slab { stepBack().union(stepForward()) }

  /// The voxels with one of their four face neighbours in the set.
  func acrossFaces() -> Slab { alongX().union(alongY()) }

  /// The voxels with one of their four diagonal neighbours in the set.
  func acrossCorners() -> Slab { alongX().alongY() }

  /// The set and all its eight neighbours.
  func grown() -> Slab {
    let wide = union(alongX())
    return wide.union(wide.alongY())
  }

  private func shiftedRows(by step: Int) -> Slab {
    var result = Slab(frame)
    for y in 0..<frame.ny {
      var from = y - step
      if frame.sides == .periodic { from = (from + frame.ny) % frame.ny }
      guard 0 <= from, from < frame.ny else { continue }
      for i in 0..<frame.stride {
        result.words[y * frame.stride + i] = words[from * frame.stride + i]
      }
    }
    return result
  }
}
