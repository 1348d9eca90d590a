import Foundation
import LatentDiffusion
import Tensors
import Testing

/// Damage that leaves a file well formed is found by what the card recorded of it.
struct BundleDamageTests {
  private static let weightFiles = [
    "vae.safetensors", "predictor.safetensors", "diffusion.safetensors",
  ]
  private static let files = weightFiles + ["distribution.safetensors"]

  /// What the commands that read bundles do with all files of one.
  private func load(_ folder: TemporaryFolder) throws {
    let generator = try SampleGenerator(folder: folder.path, threads: 2)
    _ = try TrainingAttributes.load(folder.path, card: generator.card)
  }

  /// The sentence with which the bundle is refused; nil where it is taken.
  private func refusal(_ folder: TemporaryFolder) throws -> String? {
    do {
      try load(folder)
      return nil
    } catch let error as LatentDiffusionError { return error.description }
  }

  private func change(
    _ file: String, in folder: TemporaryFolder, _ body: (inout Data) -> Void
  ) throws {
    let url = URL(filePath: "\(folder.path)/\(file)")
    var data = try Data(contentsOf: url)
    body(&data)
    try data.write(to: url)
  }

  @Test func `the card records every file as it is`() throws {
    let folder = try TrainedBundle.copy()
    let records = try #require(try ModelCard.load(folder.path).files)
    #expect(Set(records.keys) == Set(Self.files))
    for (name, record) in records {
      let size = try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)")).count
      #expect(record.bytes == size && record.sha256.count == 64, "\(name)")
    }
  }

  @Test(arguments: files)
  func `one flipped bit anywhere is refused with the file's name`(file: String) throws {
    var draws = Draws(key: 5, index: 0, stream: 0)
    for offset in [0, 8, 40, -1, nil, nil, nil] as [Int?] {
      let folder = try TrainedBundle.copy()
      try change(file, in: folder) { data in
        let count = data.count
        let byte = offset.map { $0 < 0 ? count + $0 : $0 } ?? draws.integer(below: count)
        data[byte] ^= 1 << UInt8(draws.integer(below: 8))
      }
      let said = try #require(try refusal(folder), "\(file): byte \(offset ?? -2)")
      #expect(said.contains(file), "\(said)")
    }
  }

  @Test(arguments: files)
  func `a file cut short anywhere is refused with its name`(file: String) throws {
    for part in [0.0, 0.001, 0.5, 0.999] {
      let folder = try TrainedBundle.copy()
      try change(file, in: folder) { $0 = $0.prefix(Int(part * Double($0.count))) }
      let said = try #require(try refusal(folder), "\(file): \(part)")
      #expect(said.contains(file), "\(said)")
    }
  }

  @Test(arguments: weightFiles)
  func `weights of another training of the same networks are refused`(file: String) throws {
    let folder = try TrainedBundle.copy()
    let path = "\(folder.path)/\(file)"
    var others = NamedTensors()
    for (name, tensor) in try SafeTensors.read(path).tensors {
      others.append(name, try tensor * 0.5)
    }
    try SafeTensors.write(others, storing: .float16, to: path)
    let said = try #require(try refusal(folder))
    #expect(said.contains(file) && said.contains("SHA-256"))
  }

  @Test func `files exchanged among themselves are refused`() throws {
    for (a, b) in zip(Self.files, Self.files.dropFirst() + [Self.files[0]]) {
      let folder = try TrainedBundle.copy()
      let (first, second) = ("\(folder.path)/\(a)", "\(folder.path)/\(b)")
      let kept = try Data(contentsOf: URL(filePath: first))
      try Data(contentsOf: URL(filePath: second)).write(to: URL(filePath: first))
      try kept.write(to: URL(filePath: second))
      let said = try #require(try refusal(folder), "\(a) and \(b)")
      #expect(said.contains(a) || said.contains(b))
    }
  }

  @Test func `samples are refused where only what they do not need is damaged`() throws {
    let folder = try TrainedBundle.copy()
    try change("distribution.safetensors", in: folder) { $0[$0.count - 9] ^= 1 }
    let error = #expect(throws: LatentDiffusionError.self) {
      try SampleGenerator(folder: folder.path, threads: 2)
    }
    #expect(error?.description.contains("distribution.safetensors") == true)
  }

  @Test func `a bundle of before files were recorded loads, and has them once saved`() throws {
    let folder = try TrainedBundle.copy()
    let url = URL(filePath: "\(folder.path)/model.json")
    let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    var old = try #require(whole as? [String: Any])
    for key in ["files", "digest"] { old[key] = nil }
    try JSONSerialization.data(withJSONObject: old).write(to: url)
    #expect(try refusal(folder) == nil)
    let card = try ModelCard.load(folder.path)
    #expect(card.files == nil)
    try card.save(in: folder.path)
    #expect(try refusal(folder) == nil)
    try change("diffusion.safetensors", in: folder) { $0[$0.count - 9] ^= 1 }
    #expect(try refusal(folder)?.contains("diffusion.safetensors") == true)
  }
}
