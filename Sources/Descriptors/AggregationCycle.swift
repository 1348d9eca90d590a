/// An approximate inverse of a network's matrix: multigrid over aggregates.
///
/// Each level is relaxed forward, corrected by the level of its aggregates, and relaxed backward;
/// then once more. A correction that is constant on each aggregate is too stiff, nearly by 2 in
/// three dimensions; it is stretched. Exact coarse solutions C would make the error's operator
/// E = (I − SᵀA)(I − sCA)(I − SA) with eigenvalues from 1 − s to 1, so two rounds E² leave them
/// from 0 to 1: by induction every level's inverse is symmetric and positive and its product with
/// A has eigenvalues in (0, 1], as the next finer level needs. A single round keeps that with
/// s = 1.
///
/// - Source: Braess 1995 for the stretched correction.
final class AggregationCycle {
  /// How much a correction is stretched; below 2.
  static let stretch: Float = 1.6

  private let graph: BondGraph
  private let aggregates: [Int32]
  private let next: AggregationCycle?
  private let rounds: Int
  private let scale: Float
  /// The right side, to be written before ``solve()``, and the answer; one entry more than nodes,
  /// for voxels off the phase.
  var right: [Float]
  private(set) var answer: [Float]

  /// - Complexity: O(nodes + bonds) in time and memory, all levels together.
  init(_ graph: BondGraph, cells: [SIMD4<Int32>]) {
    self.graph = graph
    right = [Float](repeating: 0, count: graph.count + 1)
    answer = right
    guard graph.hasBonds else {
      (aggregates, next, rounds, scale) = ([], nil, 1, 1)
      return
    }
    let found = graph.aggregates(cells)
    aggregates = found.ofNode
    let coarse = graph.coarse(aggregates, count: found.cells.count)
    next = AggregationCycle(coarse, cells: found.cells)
    // Where levels hardly shrink, two visits each would cost more with every level.
    rounds = 2 * coarse.count <= graph.count ? 2 : 1
    scale = rounds == 2 ? Self.stretch : 1
  }

  /// Approximates A⁻¹·right in `answer`.
  func solve() {
    guard let next else {
      for i in 0..<graph.count { answer[i] = right[i] * graph.inverse[i] }
      return
    }
    for i in 0..<graph.count { answer[i] = 0 }
    for _ in 0..<rounds {
      graph.relaxForward(&answer, right)
      graph.restrict(answer, right, aggregates, into: &next.right)
      next.solve()
      addCorrection(next.answer)
      graph.relaxBackward(&answer, right)
    }
  }

  private func addCorrection(_ correction: [Float]) {
    for i in 0..<graph.count { answer[i] += scale * correction[Int(aggregates[i])] }
  }
}
