import Foundation
import LatentDiffusion
import Studies
import Testing

struct ModelPathwaysTests {
  private func card(_ predictions: [String]) throws -> ModelCard {
    let models = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")
    var card = try ModelCard.load(models.appending(path: "three-phase-64").path)
    card.name = "mine"
    card.predictions = predictions
    return card
  }

  @Test func `a model that learnt the process has pathways`() throws {
    #expect(try card(["log_time", "tau_D", "phi", "chi"]).noPathways == nil)
  }

  @Test(arguments: [
    (["vol_frac_D"], "no processing parameters were learnt by mine"),
    ([], "no processing parameters were learnt by mine"),
    (["phi", "chi"], "log_time was not learnt by mine"),
    (["chi"], "phi and log_time were not learnt by mine"),
  ])
  func `a model that did not says what is missing`(
    predictions: [String], words: String
  ) throws {
    let said = try #require(try card(predictions).noPathways)
    #expect(said.contains(words))
    #expect(said.hasSuffix("no pathways"))
  }
}
