/// An approximate inverse of a network's matrix: multigrid over aggregates.
///
/// Each level is corrected by the level of its aggregates, relaxed (S forward, then Sᵀ backward)
/// and corrected again. A correction that is constant on each aggregate is too stiff, nearly by 2
/// in three dimensions; it is stretched by s. The error's operator is
/// E = (I − sCA)(I − SᵀA)(I − SA)(I − sCA). If the eigenvalues of the coarse product CA lie in
/// (0, 1], as the exact inverse's do, those of E lie in [0, 1) for any s < 2: by induction the
/// inverse made here is symmetric and positive, and its product with A has eigenvalues in (0, 1].
///
/// - Source: Braess 1995 for the stretched correction.
final class AggregationCycle {
  /// How much a correction is stretched; below 2.
  static let stretch: Float = 1.6

  private let graph: BondGraph
  private let aggregates: [Int32]
  private let next: AggregationCycle?
  /// Where levels hardly shrink, two visits each would cost more with every level.
  private let once: Bool
  /// The right side, to be written before ``solve()``, and the answer.
  var right: [Float]
  private(set) var answer: [Float]

  /// - Complexity: O(nodes + bonds) in time and memory, all levels together.
  ///
  /// - Parameter edges: The edges of a cell. Cells are widened along the axes along which they are
  ///   strongly coupled, all three where they are cubes.
  init(_ graph: BondGraph, cells: [SIMD4<Int32>], edges: SIMD3<Double>) {
    self.graph = graph
    right = [Float](repeating: 0, count: graph.count)
    answer = right
    guard !graph.links.isEmpty else {
      (aggregates, next, once) = ([], nil, true)
      return
    }
    let strong = VoxelEdges.strong(edges)
    let found = graph.aggregates(cells, widening: strong)
    aggregates = found.ofNode
    let coarse = graph.coarse(aggregates, count: found.cells.count)
    next = AggregationCycle(
      coarse, cells: found.cells, edges: edges * (1 + SIMD3<Double>(strong)))
    once = 2 * coarse.count > graph.count
  }

  /// Approximates A⁻¹·right in `answer`.
  func solve() {
    guard let next else {
      return graph.divide(right, into: &answer)
    }
    Descriptors.clear(&answer)
    if once { return solveOnce(next) }
    next.clear()
    gather(right, aggregates, into: &next.right)
    next.solve()
    spread(next.answer, aggregates, scale: Self.stretch, over: &answer)
    graph.relaxForward(&answer, right)
    graph.relaxBackward(&answer, right)
    correct(next, scale: Self.stretch)
  }

  /// One unstretched correction between the relaxations: E = (I − SᵀA)(I − CA)(I − SA).
  private func solveOnce(_ next: AggregationCycle) {
    graph.relaxForward(&answer, right)
    correct(next, scale: 1)
    graph.relaxBackward(&answer, right)
  }

  private func correct(_ next: AggregationCycle, scale: Float) {
    next.clear()
    graph.restrict(answer, right, aggregates, into: &next.right)
    next.solve()
    spread(next.answer, aggregates, scale: scale, over: &answer)
  }

  /// Sets the right side to 0.
  func clear() { Descriptors.clear(&right) }
}

private func clear(_ values: inout [Float]) { for i in values.indices { values[i] = 0 } }

/// Adds up the values of each aggregate.
private func gather(_ values: [Float], _ aggregates: [Int32], into coarse: inout [Float]) {
  for i in values.indices { coarse[Int(aggregates[i])] += values[i] }
}

/// Adds `scale` times the value of its aggregate to each node.
private func spread(
  _ coarse: [Float], _ aggregates: [Int32], scale: Float, over values: inout [Float]
) {
  for i in values.indices { values[i] += scale * coarse[Int(aggregates[i])] }
}
