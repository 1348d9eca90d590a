import ArgumentParser
import Foundation

/// What the section `search` is asked.
struct SearchOptions: ParsableArguments {
  @Option(help: "The model that is searched: a name under models/ or a path.")
  var model = "three-phase-64"
  @Option(help: "Models that the sections sampler and sampling time, separated by commas.")
  var samplingModels = "three-phase-64,three-phase"
  @Option(help: "Films that are asked for.")
  var requests = 20
  @Option(help: "Most calls for each film.")
  var budget = 60
  @Option(help: "How far off every condition may be.")
  var tolerance = 0.01
  @Option(help: "The seed of all noise, of the requests and of the peers.")
  var seed: UInt64 = 1
  @Option(help: "Only contestants whose names hold one of these words, separated by commas.")
  var only: String?

  func validate() throws {
    guard requests >= 1, budget >= 1, tolerance > 0 else {
      throw ValidationError("--requests, --budget and --tolerance must be above 0")
    }
  }

  func wants(_ contestant: String) -> Bool {
    guard let only else { return true }
    return only.split(separator: ",").contains { contestant.localizedCaseInsensitiveContains($0) }
  }
}
