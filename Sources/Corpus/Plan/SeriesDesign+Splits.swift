import Randomness

extension CorpusPlan {
  /// The split of each point: as many of each as the fractions say, every region of the design in
  /// proportion.
  ///
  /// The points are put in order along a curve that visits the square region by region; every n-th
  /// is test, every m-th of the rest validation, from positions drawn by the seed.
  func splits(of points: [DesignPoint]) -> [Split] {
    let draw = Philox(seed: seed, stream: 2)
    let order = points.indices.inCurveOrder { points[$0].square }
    let forTest = order.evenly(share(test, of: points.count), from: draw.unit(at: 0))
    let rest = order.filter { !forTest.contains($0) }
    let forValidation = rest.evenly(share(validation, of: points.count), from: draw.unit(at: 1))
    var splits = [Split](repeating: .train, count: points.count)
    for point in forTest { splits[point] = .test }
    for point in forValidation { splits[point] = .validation }
    return splits
  }

  private func share(_ part: Double, of count: Int) -> Int {
    Int((part * Double(count)).rounded())
  }
}

extension Sequence {
  /// The elements in the order in which Hilbert's curve through the unit square meets them.
  func inCurveOrder(_ position: (Element) -> (x: Double, y: Double)) -> [Element] {
    map { ($0, hilbertRank(position($0))) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension Array {
  /// `wanted` of the elements, evenly spread over their order.
  ///
  /// - Parameter offset: Where within its stretch each lies, in [0, 1).
  func evenly(_ wanted: Int, from offset: Double) -> [Element] {
    (0..<Swift.min(wanted, count)).map { position in
      self[Int((Double(position) + offset) * Double(count) / Double(Swift.min(wanted, count)))]
    }
  }
}

extension Philox {
  /// A number in [0, 1).
  fileprivate func unit(at index: UInt64) -> Double { Double(word(at: index) >> 11) * 0x1p-53 }
}

/// How far along Hilbert's curve through 2¹⁶ × 2¹⁶ cells of the unit square a point lies.
///
/// - Source: Hilbert 1891; Sagan 1994, section 2.4.
private func hilbertRank(_ point: (x: Double, y: Double)) -> UInt64 {
  let last = 65_535.0
  var (x, y) = (UInt64(point.x * last), UInt64(point.y * last))
  var rank: UInt64 = 0
  var side: UInt64 = 1 << 15
  while side > 0 {
    let (right, upper) = (x & side > 0, y & side > 0)
    rank += side * side * (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
    if !upper {
      if right { (x, y) = (65_535 - x, 65_535 - y) }
      swap(&x, &y)
    }
    side /= 2
  }
  return rank
}
