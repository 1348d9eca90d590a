import Foundation
import Tensors
import Testing

/// What Python's safetensors and numpy see in our files, and we in theirs.
///
/// Needs a Python that has both: `BINODAL_PYTHON`, or `python3` on the path.
struct PythonTests {
  static let python = ProcessInfo.processInfo.environment["BINODAL_PYTHON"] ?? "python3"

  /// Runs the script beside this file; gives its exit code and what it printed.
  static func run(_ arguments: [String]) throws -> (code: Int32, said: String) {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "safetensors_check.py").path
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, script] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  static var isReady: Bool { (try? run(["ready"]))?.code == 0 }

  @Test(.enabled("needs Python with numpy and safetensors") { isReady })
  func `Python reads our files and we read Python's`() throws {
    let path = try temporaryPath("ours.safetensors")
    let theirs = try temporaryPath("theirs.safetensors")
    let x = try Tensor.arange(24).reshape([2, 3, 4])
    let tensors = NamedTensors([
      ("F32", try x.to(.float32) / 8), ("F64", try x.to(.float64) / 8),
      ("F16", try x.to(.float16) / 8), ("I64", x), ("U8", try x.to(.uint8)),
      ("turned", try x.transpose(0, 2)),
    ])
    try SafeTensors.write(tensors, metadata: ["who": "Binodal"], to: path)
    let answer = try Self.run(["check", path, theirs])
    #expect(answer.code == 0, "\(answer.said)")
    let back = try SafeTensors.read(theirs, floatsAs: nil)
    #expect(back.metadata == ["who": "Python"])
    for (name, tensor) in tensors {
      let found = try back.tensors.require(name)
      #expect(found.shape == tensor.shape && found.dtype == tensor.dtype, "\(name)")
      #expect(try found.doubles() == tensor.doubles(), "\(name)")
    }
  }
}
