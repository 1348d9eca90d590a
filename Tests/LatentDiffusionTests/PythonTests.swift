import Foundation
import Testing

/// What Python's safetensors and numpy see in a bundle, held against its card.
///
/// Needs a Python that has both: `BINODAL_PYTHON`, or `python3` on the path.
struct PythonTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let models = folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "models").path

  private static func python(_ words: [String]) throws -> (code: Int32, said: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [ProcessInfo.processInfo.environment["BINODAL_PYTHON"] ?? "python3"] + words
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  private static func check(_ bundle: String) throws -> (code: Int32, said: String) {
    try python([folder.appending(path: "check_bundle.py").path, bundle])
  }

  static var isReady: Bool { (try? python(["-c", "import safetensors, numpy"]))?.code == 0 }

  @Test(.enabled("needs Python with numpy and safetensors") { isReady })
  func `every shipped bundle agrees with its card`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.models)
    #expect(!names.isEmpty)
    for name in names {
      let answer = try Self.check("\(Self.models)/\(name)")
      #expect(answer.code == 0, "\(answer.said)")
    }
  }

  @Test(.enabled("needs Python with numpy and safetensors") { isReady })
  func `weights that were changed do not agree with the card`() throws {
    let bundle = try TrainedBundle.copy()
    #expect(try Self.check(bundle.path).code == 0)
    let path = "\(bundle.path)/predictor.safetensors"
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(filePath: path))
    #expect(try Self.check(bundle.path).code != 0)
  }
}
