import Spelling
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("kitten", "sitting", 3)])
  func `the distance is that of the textbook`(a: String, b: String, distance: Int) {
    #expect(editDistance(a, b) == distance)
    #expect(editDistance(b, a) == distance)
  }

  @Test func `a swap of neighbours counts once`() {
    #expect(editDistance("ab", "ba") == 1)
  }

  @Test(arguments: [("vol_frac_d", "vol_frac_D"), ("tortuosty_A", "tortuosity_A"), ("zzz", nil)])
  func `the nearest name is found for a slip and not for nonsense`(slip: String, meant: String?) {
    #expect(nearestName(to: slip, among: ["vol_frac_D", "tortuosity_A"]) == meant)
  }
}
