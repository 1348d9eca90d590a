/// What a convolution finds beyond the edges of a volume [.., z, y, x].
package enum Edges: String, Sendable, Codable, CaseIterable {
  case zeros
  /// A film: periodic in x and y, zeros below and above.
  case periodicXY
  /// A film: periodic in x and y, its own first and last slab repeated below and above.
  case periodicXYReplicateZ
  /// Periodic along each axis.
  case periodic

  /// Widens x by `margin` on each side where the convolution itself cannot, and says by how many
  /// zeros [z, y, x] the convolution still has to.
  func widen(_ x: Tensor, by margin: Int) throws(TensorError) -> (Tensor, zeros: [Int]) {
    let m = margin
    if m == 0 { return (x, [0, 0, 0]) }
    switch self {
    case .zeros: return (x, [m, m, m])
    case .periodicXY: return (try x.widen([0, m, m], periodicZ: false), [m, 0, 0])
    case .periodicXYReplicateZ: return (try x.widen([m, m, m], periodicZ: false), [0, 0, 0])
    case .periodic: return (try x.widen([m, m, m], periodicZ: true), [0, 0, 0])
    }
  }
}
