import Foundation
import Programs
import Testing

/// What Python's safetensors and numpy see in a bundle, held against its card.
struct PythonTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let models = folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "models").path

  private static func check(_ bundle: String) throws -> OtherProgram.Ended {
    try Python.run([folder.appending(path: "check_bundle.py").path, bundle])
  }

  @Test(.enabled("needs Python with numpy and safetensors") { Python.has("safetensors", "numpy") })
  func `every shipped bundle agrees with its card`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.models)
    #expect(!names.isEmpty)
    for name in names {
      let answer = try Self.check("\(Self.models)/\(name)")
      #expect(answer.status == 0, "\(answer.text)")
    }
  }

  @Test(.enabled("needs Python with numpy and safetensors") { Python.has("safetensors", "numpy") })
  func `weights that were changed do not agree with the card`() throws {
    let bundle = try TrainedBundle.copy()
    #expect(try Self.check(bundle.path).status == 0)
    let path = "\(bundle.path)/predictor.safetensors"
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(filePath: path))
    #expect(try Self.check(bundle.path).status != 0)
  }
}
