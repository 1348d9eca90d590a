import Foundation
import Studies
import Testing

@Suite(.serialized) struct EvaluatePartsTests {
  private func options(_ model: String, _ out: String) -> EvaluateOptions {
    var options = EvaluateOptions(model: model, out: out)
    (options.samples, options.fixedSamples, options.films) = (11, 9, 0)
    (options.seed, options.threads, options.drawsFigures) = (3, 2, false)
    return options
  }

  private func part(_ number: Int, of count: Int, _ options: EvaluateOptions) throws {
    _ = try evaluate(options, part: Part(number: number, count: count)!, listener: Listener())
  }

  @Test func `the evaluation of two parts is that of one machine but for its seconds`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var (alone, parted) = (options(model, folder + "/alone"), options(model, folder + "/parted"))
      (alone.corpus, parted.corpus) = (corpus, corpus)
      _ = try evaluate(alone, listener: Listener())
      try part(2, of: 2, parted)
      #expect(throws: PartsError.self) { try mergeParts(of: parted.out, listener: Listener()) }
      try part(1, of: 2, parted)
      guard case .evaluation(let report) = try mergeParts(of: parted.out, listener: Listener())
      else {
        Issue.record("it is an evaluation")
        return
      }
      #expect(report.secondsPerSample != nil)
      let (ours, theirs) = (
        try PartsPlace.contents(alone.out), try PartsPlace.contents(parted.out)
      )
      #expect(ours.keys.sorted() == theirs.keys.sorted())
      for name in ours.keys where !name.hasPrefix("evaluation.") {
        #expect(ours[name] == theirs[name], "\(name)")
      }
      #expect(try withoutSeconds(alone.out) == withoutSeconds(parted.out))
      // the merged folder is one that an evaluation on one machine goes on with
      parted.resume = true
      #expect(try evaluate(parted, listener: Listener()).secondsPerSample == nil)
    }
  }

  @Test func `parts of other settings are refused by name`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      var options = options(model, folder + "/out")
      try part(1, of: 3, options)
      options.samples = 12
      #expect(throws: PartsError.otherJob(folder: options.out, differences: ["samples"])) {
        try part(2, of: 3, options)
      }
      options.samples = 11
      options.seed = 4
      #expect(
        throws: PartsError.otherJob(folder: options.out, differences: ["model, seed or sampler"])
      ) { try part(2, of: 3, options) }
    }
  }

  private func withoutSeconds(_ folder: String) throws -> NSDictionary {
    let data = try Data(contentsOf: URL(filePath: folder + "/evaluation.json"))
    let report = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    return Self.withoutSeconds(report) as! NSDictionary
  }

  /// The same without what generating took, wherever it stands.
  private static func withoutSeconds(_ value: Any) -> Any {
    switch value {
    case let members as [String: Any]:
      members.filter { $0.key != "seconds_per_sample" }.mapValues(withoutSeconds) as NSDictionary
    case let items as [Any]: items.map(withoutSeconds) as NSArray
    default: value
    }
  }
}
