import Randomness
import Studies
import Testing

@Suite struct DealingTests {
  private static func costs(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double.random(in: 1...40, using: &random) }
  }

  @Test(arguments: [1, 2, 7, 100, 250])
  func `every item is dealt once, the longest of a part first`(parts: Int) {
    let costs = Self.costs(100, seed: UInt64(parts))
    let hands = Dealing.deal(costs, among: parts)
    #expect(hands.count == parts)
    #expect(hands.flatMap { $0 }.sorted() == Array(0..<100))
    for hand in hands { #expect(hand.map { -costs[$0] } == hand.map { -costs[$0] }.sorted()) }
  }

  @Test(arguments: 1...20)
  func `no part has more than 4/3 of an even share and the longest item`(seed: Int) {
    let costs = Self.costs(60, seed: UInt64(seed))
    let loads = Dealing.deal(costs, among: 7).map { $0.reduce(0) { $0 + costs[$1] } }
    // Graham's bound against the best dealing, which is at least the even share and the longest item.
    let least = max(costs.reduce(0, +) / 7, costs.max()!)
    #expect(loads.max()! <= (4.0 / 3) * least + 1e-9)  // the bound is exact but for round-off
  }

  @Test func `equal items are dealt in turn`() {
    #expect(
      Dealing.deal([1, 1, 1, 1, 1, 1, 1], among: 3) == [[0, 3, 6], [1, 4], [2, 5]])
  }

  @Test func `a long item has a part to itself`() {
    #expect(Dealing.deal([1, 9, 1, 1, 1], among: 2) == [[1], [0, 2, 3, 4]])
  }

  @Test(arguments: [
    ("1/1", true), ("3/8", true), ("8/8", true), ("0/8", false), ("9/8", false), ("3", false),
    ("3/", false), ("/8", false), ("-1/8", false), ("1/0", false), ("1/2/3", false),
    ("1/99999999999", false),
  ])
  func `a part is K of N`(text: String, isPart: Bool) {
    #expect(Part(text)?.description == (isPart ? text : nil))
  }
}
