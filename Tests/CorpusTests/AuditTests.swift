import Corpus
import Foundation
import Testing

@Suite struct AuditTests {
  private func findings(_ folder: String) throws -> [String: CorpusAudit.Finding] {
    let audit = try CorpusAudit(CorpusReader(folder: folder, labels: "two"), volumes: 100)
    return Dictionary(uniqueKeysWithValues: audit.findings.map { ($0.check, $0) })
  }

  @Test func `a sound corpus passes`() throws {
    try CorpusFixture.inBuilt { folder in
      let found = try findings(folder)
      for check in [
        "splits by series", "exact duplicates", "near-duplicates", "leakage between splits",
      ] {
        #expect(found[check]?.verdict == .passed, "\(String(describing: found[check]))")
      }
    }
  }

  @Test func `a series in two splits fails`() throws {
    try CorpusFixture.inBuilt { folder in
      let sample = try CorpusReader(folder: folder, labels: "two").samples(in: .train)[1]
      let key = "\(sample.dataset),\(sample.series),"
      try CorpusFixture.rewriteTable("two", in: folder) {
        $0.replacingOccurrences(of: key + "train", with: key + "test")
      }
      let finding = try findings(folder)["splits by series"]
      #expect(finding?.verdict == .failed)
      #expect(finding?.words.contains("series \(sample.series)") == true)
    }
  }

  /// Puts the samples of a training series, φ and all, under the number of the test series.
  private func leak(in folder: String) throws {
    let samples = try CorpusReader(folder: folder, labels: "two").samples
    let test = samples.first { $0.split == .test }!.series
    let train = samples.first { $0.split == .train }!.series
    func name(_ series: Int) -> String { "series-000\(series)" }
    let shards = "\(folder)/shards/two/"
    try FileManager.default.removeItem(atPath: shards + name(test) + ".h5")
    try FileManager.default.copyItem(
      atPath: shards + name(train) + ".h5", toPath: shards + name(test) + ".h5")
    try CorpusFixture.rewriteTable("two", in: folder) { table in
      let lines = table.split(separator: "\n").map(String.init)
      let copies = lines.filter { $0.hasPrefix(name(train)) }
        .map { $0.replacingOccurrences(of: ",\(train),train,", with: ",\(test),test,") }
      return (lines.filter { !$0.hasPrefix(name(test)) } + copies).joined(separator: "\n") + "\n"
    }
  }

  @Test func `a test series that is a copy of a training series fails every check for copies`()
    throws
  {
    try CorpusFixture.inBuilt { folder in
      try leak(in: folder)
      let found = try findings(folder)
      #expect(found["exact duplicates"]?.verdict == .failed)
      #expect(found["exact duplicates"]?.words.hasPrefix("4 of 24") == true)
      #expect(found["near-duplicates"]?.verdict == .warning)
      #expect(found["leakage between splits"]?.verdict == .failed)
      #expect(found["splits by series"]?.verdict == .warning)  // the same φ and χ in two splits
    }
  }
}
