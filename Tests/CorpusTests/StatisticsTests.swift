import Corpus
import Foundation
import Testing

@Suite struct StatisticsTests {
  @Test func `correlations have their closed values`() {
    let x = [1.0, 2, 3, 4]
    #expect(Correlations.correlation(x, [3, 5, 7, 9]).map { abs($0 - 1) < 1e-15 } == true)
    #expect(Correlations.correlation(x, [4, 3, 2, 1]).map { abs($0 + 1) < 1e-15 } == true)
    #expect(Correlations.correlation(x, [1, -1, -1, 1]).map { abs($0) < 1e-15 } == true)
    // Σ dx dy = 4.5, Σ dx² = 5, Σ dy² = 4.75.
    let byHand = 4.5 / (5 * 4.75).squareRoot()
    #expect(Correlations.correlation(x, [0, 1, 1, 3]).map { abs($0 - byHand) < 1e-15 } == true)
    #expect(Correlations.correlation(x, [2, 2, 2, 2]) == nil)
    #expect(Correlations.correlation([0.1, 0.1, 0.1], [1, 2, 3]) == nil)
  }

  @Test func `samples without a value are left out of a correlation`() {
    let found = Correlations.correlation([1, 2, .nan, 4, 3], [2, 4, 100, 8, .infinity])
    #expect(found.map { abs($0 - 1) < 1e-15 } == true)
  }

  @Test func `spreads tell a sample without a value from one without a path`() throws {
    try CorpusFixture.inBuilt { folder in
      try CorpusFixture.rewriteTable("two", in: folder) { table in
        var lines = table.split(separator: "\n").map(String.init)
        for (line, value) in [(1, ""), (2, "inf"), (3, "7.5"), (4, "-1.5")] {
          var cells = lines[line].split(separator: ",", omittingEmptySubsequences: false)
          cells[4] = value[...]
          lines[line] = cells.joined(separator: ",")
        }
        return lines.prefix(5).joined(separator: "\n") + "\n"
      }
      let samples = try CorpusReader(folder: folder, labels: "two").samples
      let spread = try #require(AttributeSpread("vol_frac_D", of: samples))
      #expect(spread.minimum == -1.5 && spread.maximum == 7.5 && spread.mean == 3)
      #expect(spread.deviation == 4.5 && spread.undefined == 1 && spread.infinite == 1)
      #expect(samples[0]["vol_frac_D"] == nil && samples[1]["vol_frac_D"] == .infinity)
    }
  }

  @Test func `a correlation matrix is symmetric with a diagonal of one`() throws {
    try CorpusFixture.inBuilt { folder in
      let samples = try CorpusReader(folder: folder, labels: "three").samples
      let names = ["vol_frac_D", "phi", "log_time"]
      let found = Correlations(names, of: samples)
      for i in 0..<3 {
        #expect(abs(found.matrix[i][i]! - 1) < 1e-12)
        for j in 0..<3 { #expect(found.matrix[i][j] == found.matrix[j][i]) }
      }
      // More donor in the blend, more donor in the film.
      #expect(found.matrix[0][1]! > 0.9)
    }
  }
}
