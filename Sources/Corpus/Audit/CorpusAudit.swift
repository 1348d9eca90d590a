import Descriptors

/// Whether a corpus can be trusted to train and to test with: what was looked for, and found.
package struct CorpusAudit: Encodable, Equatable, Sendable {
  package enum Verdict: String, Encodable, Sendable {
    case passed, warning, failed
  }

  package struct Finding: Encodable, Equatable, Sendable {
    package let check: String
    package let verdict: Verdict
    /// One sentence with the numbers.
    package let words: String
  }

  package let findings: [Finding]

  /// - Parameters:
  ///   - volumes: How many volumes are read at most, to compare their two-point statistics.
  /// - Complexity: O(samples), and some 60 ms for each volume of 128×128×64 that is read.
  package init(_ corpus: CorpusReader, volumes: Int) throws {
    let samples = corpus.samples
    let probe = try StructureProbe(corpus, volumes: volumes)
    findings = [
      Self.parting(samples), Self.coverage(samples), Self.copies(samples),
      Self.lookalikes(probe), Self.leakage(probe),
    ]
  }

  /// No series, and no process, in two splits.
  private static func parting(_ samples: [SampleReference]) -> Finding {
    let check = "splits by series"
    let torn = Dictionary(grouping: samples, by: \.series).filter { Set($1.map(\.split)).count > 1 }
    guard torn.isEmpty else {
      return Finding(
        check: check, verdict: .failed,
        words: "\(torn.count) series have samples in several splits, such as series "
          + "\(torn.keys.min()!)")
    }
    let processes = Dictionary(grouping: samples) { [$0["phi"], $0["chi"]] }
    let shared = processes.filter { key, members in
      !key.contains(nil) && Set(members.map(\.split)).count > 1
    }
    return Finding(
      check: check, verdict: shared.isEmpty ? .passed : .warning,
      words: shared.isEmpty
        ? "no series is in two splits"
        : "\(shared.count) pairs of φ and χ have films in several splits")
  }

  /// The test samples lie within, and reach over, the range of the training samples.
  private static func coverage(_ samples: [SampleReference]) -> Finding {
    let check = "test covers the process"
    let words = ["phi", "chi"].compactMap { name -> (text: String, share: Double)? in
      guard let train = AttributeSpread(name, of: samples.filter { $0.split == .train }),
        let test = AttributeSpread(name, of: samples.filter { $0.split == .test }),
        train.maximum > train.minimum
      else { return nil }
      let share = (test.maximum - test.minimum) / (train.maximum - train.minimum)
      return ("\(name) \(short(test.minimum)) to \(short(test.maximum))", share)
    }
    guard words.count == 2 else {
      return Finding(check: check, verdict: .warning, words: "no test split with phi and chi")
    }
    return Finding(
      check: check, verdict: words.allSatisfy { $0.share >= 0.5 } ? .passed : .warning,
      words: "test series reach over " + words.map(\.text).joined(separator: ", "))
  }

  /// Samples with the very same labels.
  private static func copies(_ samples: [SampleReference]) -> Finding {
    let groups = Dictionary(grouping: samples, by: \.content).values.filter { $0.count > 1 }
    let count = groups.reduce(0) { $0 + $1.count - 1 }
    let crosses = groups.contains { Set($0.map(\.split)).count > 1 }
    let example = groups.min { $0[0].dataset < $1[0].dataset }
      .map { ", such as \($0[1].dataset) of \($0[0].dataset)" }
    return Finding(
      check: "exact duplicates",
      verdict: groups.isEmpty ? .passed : crosses ? .failed : .warning,
      words: "\(count) of \(samples.count) samples repeat another's labels" + (example ?? "")
        + (crosses ? ", across splits" : ""))
  }

  /// Volumes of different series that are all but the same.
  private static func lookalikes(_ probe: StructureProbe) -> Finding {
    let near = probe.nearPairs
    let nearest = probe.nearestPair.map {
      "; the nearest are \(short($0.distance)) apart (\($0.first), \($0.second))"
    }
    return Finding(
      check: "near-duplicates", verdict: near == 0 ? .passed : .warning,
      words: "\(near) of \(probe.pairs) pairs of different series are nearer in S₂ than "
        + "\(StructureProbe.threshold), among \(probe.count) volumes" + (nearest ?? ""))
  }

  /// Test volumes as far from training volumes as those of different series are from each other.
  private static func leakage(_ probe: StructureProbe) -> Finding {
    let check = "leakage between splits"
    guard let test = probe.nearest(of: .test), let train = probe.nearest(of: .train) else {
      return Finding(
        check: check, verdict: .warning, words: "too few series in test or training to compare")
    }
    let leaks = test.median < train.median / 2 || test.least < StructureProbe.threshold
    return Finding(
      check: check, verdict: leaks ? .failed : .passed,
      words: "nearest training volume of another series in S₂: median \(short(test.median)), "
        + "least \(short(test.least)) from test; median \(short(train.median)), "
        + "least \(short(train.least)) from training")
  }

  private static func short(_ value: Double) -> String {
    let digits = (value * 1e4).rounded() / 1e4
    return "\(digits)"
  }
}
