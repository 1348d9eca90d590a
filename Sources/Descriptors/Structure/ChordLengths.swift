public import Volumes

/// The lengths of the chords of each phase along each axis.
///
/// A chord is a row of voxels of one phase, along an axis, with another phase at both ends. What
/// the border cuts (in z, and where sides are open) is shorter than the chord it belongs to and
/// is left out; on periodic sides chords go round, and a line that lies wholly in the phase has
/// no end and is left out. In an uncorrelated medium of volume fraction p the lengths are
/// geometric, P(l) = (1 − p) p^(l − 1), with mean 1/(1 − p).
///
/// - Source: Torquato and Lu 1993; leaving out what the border cuts, after Gostick et al. 2019.
public struct ChordLengths: Equatable, Sendable {
  /// The directions are those of ``TwoPoint``.
  public typealias Axis = TwoPoint.Axis

  private let counts: [Phase: [[Int]]]

  /// - Parameters:
  ///   - volume: The film.
  ///   - sides: What lies beyond the volume in x and y.
  /// - Complexity: O(voxels).
  public init(_ volume: Volume, sides: Sides) {
    let phases = PhaseSlabs(volume, sides: sides)
    let found = Phase.allCases.map { phase in
      (phase, Axis.allCases.map { Self.count(phases[phase], along: $0) })
    }
    counts = Dictionary(uniqueKeysWithValues: found)
  }

  /// The number of chords of each length: entry l counts those of l voxels, entry 0 is 0.
  ///
  /// The list ends with the longest chord; it is empty where there is none.
  public func counts(of phase: Phase, along axis: Axis) -> [Int] {
    counts[phase]![axis.rawValue]
  }

  /// The mean length in voxels; nil without a chord.
  public func mean(of phase: Phase, along axis: Axis) -> Double? {
    Self.mean(counts(of: phase, along: axis))
  }

  static func mean(_ counts: [Int]) -> Double? {
    let voxels = counts.indices.reduce(0) { $0 + $1 * counts[$1] }
    return ratio(voxels, counts.reduce(0, +))
  }

  /// The chords of a phase by their lengths.
  static func count(_ slabs: [Slab], along axis: Axis) -> [Int] {
    let runs = Runs(slabs.turned(axis))
    let wraps = axis != .z && slabs[0].frame.sides == .periodic
    var counts: [Int] = []
    func add(_ length: Int) {
      while counts.count <= length { counts.append(0) }
      counts[length] += 1
    }
    for row in 0..<runs.start.count - 1 {
      let line = runs.row(row)
      guard let head = line.first, let tail = line.last else { continue }
      let startsCut = runs.first[head] == 0
      let endsCut = Int(runs.last[tail]) == runs.shape.nx - 1
      if wraps && startsCut && endsCut {
        if head != tail { add(runs.length(head) + runs.length(tail)) }
      } else if wraps {
        if startsCut { add(runs.length(head)) }
        if endsCut { add(runs.length(tail)) }
      }
      for run in line where !(run == head && startsCut) && !(run == tail && endsCut) {
        add(runs.length(run))
      }
    }
    return counts
  }
}

extension [Slab] {
  /// The same voxels with x and `axis` exchanged, so that lines along it become rows.
  func turned(_ axis: TwoPoint.Axis) -> [Slab] {
    let frame = self[0].frame
    let turned: [Slab]
    switch axis {
    case .x: return self
    case .y:
      let empty = Slab(Slab.Frame(nx: frame.ny, ny: frame.nx, sides: frame.sides))
      turned = [Slab](repeating: empty, count: count)
    case .z:
      let empty = Slab(Slab.Frame(nx: count, ny: frame.ny, sides: frame.sides))
      turned = [Slab](repeating: empty, count: frame.nx)
    }
    return turned.filled(self, axis)
  }

  private func filled(_ slabs: [Slab], _ axis: TwoPoint.Axis) -> [Slab] {
    var result = self
    let stride = result[0].frame.stride
    for z in slabs.indices {
      slabs[z].visit { x, y in
        let (slab, row, bit) = axis == .y ? (z, x, y) : (x, y, z)
        result[slab].words[row * stride + bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    return result
  }
}
