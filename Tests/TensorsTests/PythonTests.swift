import Foundation
import Programs
import Tensors
import Testing

/// What Python's safetensors and numpy see in our files, and we in theirs.
struct PythonTests {
  private let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "safetensors_check.py").path

  @Test(.enabled("needs Python with numpy and safetensors") { Python.has("safetensors", "numpy") })
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
    let answer = try Python.run([script, path, theirs])
    #expect(answer.status == 0, "\(answer.text)")
    let back = try SafeTensors.read(theirs, floatsAs: nil)
    #expect(back.metadata == ["who": "Python"])
    for (name, tensor) in tensors {
      let found = try back.tensors.require(name)
      #expect(found.shape == tensor.shape && found.dtype == tensor.dtype, "\(name)")
      #expect(try found.doubles() == tensor.doubles(), "\(name)")
    }
  }
}
