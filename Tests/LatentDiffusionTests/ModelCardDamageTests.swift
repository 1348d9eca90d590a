import Foundation
import LatentDiffusion
import PhaseField
import ProcessModel
import Testing

/// A damaged card never crashes the reader, and never passes for another model's.
struct ModelCardDamageTests {
  private func sentence(_ folder: TemporaryFolder) -> String? {
    do {
      _ = try ModelCard.load(folder.path)
      return nil
    } catch { return error.description }
  }

  @Test func `a card cut short anywhere is refused`() throws {
    let folder = try TrainedBundle.copy()
    let url = URL(filePath: folder.path + "/model.json")
    let whole = try Data(contentsOf: url)
    // The last character is the end of the last line.
    for count in stride(from: 0, to: whole.count - 1, by: 37) {
      try whole.prefix(count).write(to: url)
      #expect(sentence(folder)?.contains(url.path) == true, "\(count) bytes")
    }
  }

  /// A flip in the key `digest` itself makes the card one without a digest, of the same model.
  @Test func `a card with one flipped bit is refused, or says what it said before`() throws {
    let folder = try TrainedBundle.copy()
    let url = URL(filePath: folder.path + "/model.json")
    let whole = try Data(contentsOf: url)
    var told = try ModelCard.load(folder.path)
    told.digest = nil
    var draws = Draws(key: 6, index: 0, stream: 0)
    var refused = 0
    for offset in stride(from: 0, to: whole.count, by: 11) {
      var damaged = whole
      damaged[offset] ^= 1 << UInt8(draws.integer(below: 8))
      try damaged.write(to: url)
      if sentence(folder) != nil {
        refused += 1
      } else {
        var read = try ModelCard.load(folder.path)
        read.digest = nil
        #expect(read == told, "bit flipped in byte \(offset)")
      }
    }
    #expect(refused >= whole.count / 11 - 2)
  }

  /// An old card has no digest: values out of range must be told apart from crashes by the checks.
  @Test func `no flipped bit in a card without a digest crashes the reader`() throws {
    let folder = try TrainedBundle.copy()
    let url = URL(filePath: folder.path + "/model.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    let old = Data(text.replacing(/"digest" : "[0-9a-f]*",\n/, with: "").utf8)
    #expect(old.count < text.utf8.count)
    var draws = Draws(key: 7, index: 0, stream: 0)
    var refused = 0
    for offset in stride(from: 0, to: old.count, by: 3) {
      var damaged = old
      damaged[offset] ^= 1 << UInt8(draws.integer(below: 8))
      try damaged.write(to: url)
      if sentence(folder) != nil { refused += 1 }
    }
    #expect(refused > 0)
  }

  @Test(arguments: [
    ("\"nx\" : 16", "\"nx\" : -16", "shape"), ("\"nx\" : 16", "\"nx\" : 16777216", "shape"),
    ("\"nx\" : 16", "\"nx\" : 0", "shape"), ("\"nx\" : 16", "\"nx\" : 20", "shape"),
    ("\"steps\" : 4", "\"steps\" : 4000", "steps"),
    ("[\n    \"vol_frac_D\",", "[\n    \"vol_frac_D\", \"vol_frac_D\",", "once"),
  ])
  func `values that no model can have are refused at their key`(
    from: String, to: String, word: String
  ) throws {
    let folder = try TrainedBundle.copy()
    let url = URL(filePath: folder.path + "/model.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(from))
    try text.replacing(from, with: to).write(to: url, atomically: true, encoding: .utf8)
    let said = sentence(folder) ?? "taken"
    #expect(said.contains(word), "\(said)")
  }

  /// Without its digest a card may have been edited by hand.
  private func edited(_ change: (inout ModelCard) -> Void) throws -> String? {
    let folder = try TrainedBundle.copy()
    var card = try ModelCard.load(folder.path)
    change(&card)
    (card.digest, card.files) = (nil, nil)
    try JSONEncoder().encode(card).write(to: URL(filePath: folder.path + "/model.json"))
    return sentence(folder)
  }

  @Test func `physics that no film has are refused at their key`() throws {
    func refusal(_ change: (inout AnnealingSettings) -> Void) throws -> String? {
      try edited { card in
        var physics = AnnealingSettings()
        change(&physics)
        card.physics = physics
      }
    }
    #expect(try refusal { _ in } == nil)
    #expect(try refusal { $0.donorLength = 0 }?.contains("physics.donor_length") == true)
    #expect(
      try refusal { $0.gradientCoefficient = -1 }?.contains("physics.gradient_coefficient") == true)
    #expect(try refusal { $0.mobility = 0 }?.contains("physics.mobility") == true)
  }

  @Test func `a quantity has one forward model, or the card is refused`() throws {
    let fit = """
      {"name": "vol_frac_D", "kernel": {"lengths": [1, 1, 1], "amplitude": 1, "filmDeviation": 0.1,
      "filmLength": 1, "noise": 0.1, "growth": 0},
      "validation": {"rms": 0.1, "expected": 0.1, "coverage": 0.9}}
      """
    let wide = """
      {"shape": {"nx": 16, "ny": 16, "nz": 16}, "corpora": [], "process": [\(fit), \(fit)]}
      """
    let one = try JSONDecoder().decode(ProcessFit.self, from: Data(fit.utf8))
    let films = try JSONDecoder().decode(WideFilms.self, from: Data(wide.utf8))
    #expect(try edited { $0.process = [one] } == nil)
    #expect(try edited { $0.process = [one, one] }?.contains("each name once") == true)
    #expect(try edited { $0.wideFilms = films }?.contains("each name once") == true)
  }

  @Test func `a card edited by hand is refused until it loses its digest`() throws {
    let folder = try TrainedBundle.copy()
    let url = URL(filePath: folder.path + "/model.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    let edited = text.replacing("Synthetic waves, for tests.", with: "My films.")
    #expect(edited != text)
    try edited.write(to: url, atomically: true, encoding: .utf8)
    #expect(sentence(folder)?.contains("digest") == true)
    try edited.replacing(/"digest" : "[0-9a-f]*",\n/, with: "")
      .write(to: url, atomically: true, encoding: .utf8)
    #expect(try ModelCard.load(folder.path).summary == "My films.")
  }
}
