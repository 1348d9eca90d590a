import Evaluation
import Testing

struct DistancesTests {
  private func apart(_ a: Double, _ b: Double) -> Double { abs(a - b) }

  @Test func `every two elements are compared once`() {
    #expect(Distances.pairwise([0, 1, 3], apart).sorted() == [1, 2, 3])
    #expect(Distances.pairwise([5.0], apart).isEmpty)
  }

  @Test func `the nearest of another set is found with its index`() {
    let found = Distances.nearest(of: [0.4, 9], among: [0, 1, 5], apart)
    #expect(found.map(\.index) == [0, 2])
    #expect(found.map(\.distance) == [0.4, 4])
    #expect(Distances.nearest(of: [1.0], among: [], apart)[0].distance == .infinity)
  }

  @Test func `neighbours of the same group do not count`() {
    let found = Distances.nearestOfOtherGroup([0, 0.1, 5, 9], groups: [1, 1, 2, 3], apart)
    #expect(found == [5, 4.9, 4, 4])
    #expect(Distances.nearestOfOtherGroup([0, 1], groups: [1, 1], apart).isEmpty)
  }

  @Test func `conditions are compared in units of their scales`() {
    let space = ConditionSpace(scales: [1, 10])
    #expect(space.distance([0, 0], [1, 10]) == 1)
    #expect(abs(space.distance([0, 0], [1, 0]) - 0.5.squareRoot()) < 1e-15)
  }

  @Test func `of each group the nearest within the radius is chosen`() {
    let space = ConditionSpace(scales: [1])
    let found = space.nearestOfEachGroup(
      to: [0], among: [[0.3], [-0.1], [0.2], [4]], groups: [1, 1, 2, 3], radius: 1)
    #expect(found.map(\.index) == [1, 2])
    #expect(found.map(\.distance) == [0.1, 0.2])
  }
}
