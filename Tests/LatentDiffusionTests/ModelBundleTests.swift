import Foundation
import LatentDiffusion
import Tensors
import Testing

struct ModelBundleTests {
  private func refusal(_ folder: TemporaryFolder) -> LatentDiffusionError? {
    do {
      _ = try SampleGenerator(folder: folder.path, threads: 2)
      return nil
    } catch { return error }
  }

  private func sentence(_ folder: TemporaryFolder) throws -> String {
    try #require(refusal(folder)).description
  }

  /// Rewrites one file of the bundle after `change`.
  private func rewrite(
    _ file: String, in folder: TemporaryFolder, _ change: (String, Tensor) throws -> Tensor?
  ) throws {
    let path = "\(folder.path)/\(file)"
    var changed = NamedTensors()
    for (name, tensor) in try SafeTensors.read(path).tensors {
      if let kept = try change(name, tensor) { changed.append(name, kept) }
    }
    try SafeTensors.write(changed, to: path)
  }

  @Test func `a whole bundle loads`() throws {
    #expect(refusal(try TrainedBundle.copy()) == nil)
  }

  @Test func `a card survives writing and reading`() throws {
    let folder = try TrainedBundle.copy()
    let card = try ModelCard.load(folder.path)
    try card.save(in: folder.path)
    #expect(try ModelCard.load(folder.path) == card)
    #expect(card.name == TrainedBundle.name)
    #expect(card.training.map(\.stage) == ["vae", "predictor", "diffusion"])
  }

  @Test func `the distribution holds every film both ways up`() throws {
    let folder = try TrainedBundle.copy()
    let card = try ModelCard.load(folder.path)
    let rows = try TrainingAttributes.load(folder.path, card: card)
    let set = try SyntheticFilms.set()
    #expect(rows.rows == 2 * set.training.count)
    #expect(rows.names == SyntheticFilms.names)
    let first = try rows.columns(["tortuosity_D", "vol_frac_D"]).prefix(2)
    let member = set.training[0].attributes
    #expect(abs(first[0] - member[3]) < 1e-7)  // stored in single precision
    #expect(abs(first[1] - member[0]) < 1e-7)
    #expect(throws: LatentDiffusionError.attribute(name: "colour", known: rows.names)) {
      try rows.columns(["colour"])
    }
  }

  @Test func `the bundle holds the rows that training never saw, as they are`() throws {
    let folder = try TrainedBundle.copy()
    let card = try ModelCard.load(folder.path)
    let rows = try #require(try TrainingAttributes.heldOut(folder.path, card: card))
    let heldOut = try SyntheticFilms.set().heldOut
    #expect(rows.rows == heldOut.count && rows.names == SyntheticFilms.names)
    #expect(rows.series == heldOut.map(\.series))
    for (value, expected) in zip(rows.values, heldOut.flatMap(\.attributes)) {
      #expect(abs(value - expected) < 1e-6)  // stored in single precision
    }
  }

  @Test func `a missing file is named`() throws {
    let folder = try TrainedBundle.copy()
    try FileManager.default.removeItem(atPath: folder.path + "/predictor.safetensors")
    #expect(try sentence(folder).contains("predictor.safetensors"))
    try FileManager.default.removeItem(atPath: folder.path + "/model.json")
    #expect(try sentence(folder).contains("model.json"))
  }

  @Test func `a truncated file is named`() throws {
    let folder = try TrainedBundle.copy()
    let path = folder.path + "/vae.safetensors"
    let data = try Data(contentsOf: URL(filePath: path))
    try data.prefix(data.count / 2).write(to: URL(filePath: path))
    let said = try sentence(folder)
    #expect(said.contains("vae.safetensors"))
    #expect(said.contains("\(data.count)"))
  }

  @Test func `exchanged files are told apart`() throws {
    let folder = try TrainedBundle.copy()
    let (a, b) = (folder.path + "/vae.safetensors", folder.path + "/diffusion.safetensors")
    let kept = try Data(contentsOf: URL(filePath: a))
    try Data(contentsOf: URL(filePath: b)).write(to: URL(filePath: a))
    try kept.write(to: URL(filePath: b))
    guard case .tensorMissing(let path, _, _) = refusal(folder) else {
      Issue.record("exchanged files must be refused for a missing tensor")
      return
    }
    #expect(path == a)
  }

  @Test func `a weight that is not a number is named`() throws {
    let folder = try TrainedBundle.copy()
    try rewrite("predictor.safetensors", in: folder) { name, tensor in
      name == "hidden.bias" ? try tensor * Double.nan : tensor
    }
    let path = folder.path + "/predictor.safetensors"
    #expect(refusal(folder) == .tensorNotFinite(path: path, tensor: "hidden.bias"))
  }

  @Test func `a weight of another shape is named with both shapes`() throws {
    let folder = try TrainedBundle.copy()
    try rewrite("predictor.safetensors", in: folder) { name, tensor in
      name == "hidden.bias" ? try Tensor.zeros([3]) : tensor
    }
    let path = folder.path + "/predictor.safetensors"
    #expect(
      refusal(folder)
        == .tensorShape(path: path, tensor: "hidden.bias", expected: [16], found: [3]))
  }

  @Test func `a tensor too many is named`() throws {
    let folder = try TrainedBundle.copy()
    let path = folder.path + "/diffusion.safetensors"
    var tensors = try SafeTensors.read(path).tensors
    tensors.append("stranger", try Tensor.zeros([1]))
    try SafeTensors.write(tensors, to: path)
    #expect(refusal(folder) == .tensorUnexpected(path: path, tensor: "stranger"))
  }

  @Test(arguments: [
    ("\"format\" : 1", "\"format\" : 9", "format"),
    ("\"name\" : \"synthetic\"", "\"nickname\" : \"synthetic\"", "name"),
    ("\"channels\" : 4", "\"channels\" : 5", "latents"),
    ("\"channels\" : 4", "\"channels\" : \"four\"", "channels"),
    ("\"conditions\" : [", "\"conditions\" : [\"colour\",", "colour"),
  ])
  func `a card that contradicts itself is refused at its key`(
    from: String, to: String, word: String
  ) throws {
    let folder = try TrainedBundle.copy()
    let path = folder.path + "/model.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(from))
    try text.replacing(from, with: to, maxReplacements: 1)
      .write(toFile: path, atomically: true, encoding: .utf8)
    let said = try sentence(folder)
    #expect(said.contains(path) && said.contains(word))
  }

  @Test func `a card that is no JSON is refused`() throws {
    let folder = try TrainedBundle.copy()
    try "{".write(toFile: folder.path + "/model.json", atomically: true, encoding: .utf8)
    #expect(try sentence(folder).contains("JSON"))
  }
}
