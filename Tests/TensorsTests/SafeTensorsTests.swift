import Foundation
import Tensors
import Testing

struct SafeTensorsTests {
  func sample() throws -> NamedTensors {
    NamedTensors([
      ("net.0.weight", try ripple([2, 3]).to(.float32)),
      ("flags", try Tensor([1, 0, 255] as [UInt8], shape: [3])),
      ("wide", try ripple([4], 0.3)),
      ("half", try ripple([5]).to(.float16)),
      ("brain", try ripple([5]).to(.bfloat16)),
      ("counts", try Tensor([-1, 1 << 40] as [Int64], shape: [2, 1])),
      ("scalar", try Tensor([2.5] as [Float], shape: [])),
      ("empty", try Tensor([] as [Float], shape: [0, 3])),
      ("turned", try ripple([2, 3]).transpose(0, 1)),
      ("mask", try ripple([3]).greater(0)),
    ])
  }

  @Test func `what is read is what was written`() throws {
    let path = try temporaryPath("a.safetensors")
    let tensors = try sample()
    try SafeTensors.write(tensors, metadata: ["model": "α \"quoted\"\n"], to: path)
    let back = try SafeTensors.read(path, floatsAs: nil)
    #expect(back.metadata == ["model": "α \"quoted\"\n"])
    #expect(Set(back.tensors.names) == Set(tensors.names))
    for (name, tensor) in tensors {
      let found = try back.tensors.require(name)
      #expect(found.shape == tensor.shape && found.dtype == tensor.dtype, "\(name)")
      #expect(try found.doubles() == tensor.doubles(), "\(name)")
    }
  }

  @Test func `plain numbers are read as the tensors are`() throws {
    let path = try temporaryPath("a")
    var tensors = try sample()
    let odd = [0x1p-24, -0x1p-20, 65504, -0.0, .infinity] as [Double]
    tensors.append("odd halves", try Tensor(odd, shape: [5]).to(.float16))
    try SafeTensors.write(tensors, to: path)
    for (name, tensor) in tensors {
      let plain = try SafeTensors.values(name, in: path)
      #expect(plain.shape == tensor.shape, "\(name)")
      #expect(try plain.values == tensor.doubles(), "\(name)")
    }
    #expect(
      failure { _ = try SafeTensors.values("absent", in: path) }
        == .file(path: path, .missing(name: "absent")))
  }

  @Test func `the same tensors give the same bytes in any order`() throws {
    let paths = [try temporaryPath("a"), try temporaryPath("b")]
    let entries = Array(try sample())
    try SafeTensors.write(NamedTensors(entries.map { ($0.name, $0.tensor) }), to: paths[0])
    try SafeTensors.write(
      NamedTensors(entries.reversed().map { ($0.name, $0.tensor) }), to: paths[1])
    let files = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(files[0] == files[1])
  }

  @Test func `every tensor begins at a multiple of its element's size`() throws {
    let path = try temporaryPath("a")
    try SafeTensors.write(sample(), to: path)
    for entry in try SafeTensors.header(path).entries {
      #expect(entry.bytes.lowerBound % entry.dtype.size == 0)
    }
  }

  @Test func `real numbers can be stored half and come back single`() throws {
    let path = try temporaryPath("a")
    let x = try ripple([100]).to(.float32)
    let n = try Tensor([7] as [Int64], shape: [1])
    try SafeTensors.write(
      NamedTensors([("x", x), ("n", n)]), storing: .float16, to: path)
    let back = try SafeTensors.read(path).tensors
    #expect(back["x"]!.dtype == .float32)
    #expect(try distance(back["x"]!, x.doubles()) < 4.9e-4)  // half a step of 11 bits below 1
    #expect(try SafeTensors.header(path).entries.first { $0.name == "x" }?.dtype == .float16)
    #expect(try back["n"]!.ints() == [7])
  }

  @Test func `a number too large for half precision is refused`() throws {
    let path = try temporaryPath("a")
    let x = try Tensor([1, 70000] as [Float], shape: [2])
    #expect(
      failure { try SafeTensors.write(NamedTensors([("x", x)]), storing: .float16, to: path) }
        == .file(path: path, .notFinite(tensor: "x", index: 1)))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a tensor that is not finite is refused unless asked for`() throws {
    let path = try temporaryPath("a")
    let x = try Tensor([1, 2, .nan] as [Float], shape: [3])
    try SafeTensors.write(NamedTensors([("x", x)]), to: path)
    #expect(
      failure { _ = try SafeTensors.read(path) }
        == .file(path: path, .notFinite(tensor: "x", index: 2)))
    #expect(try SafeTensors.read(path, requireFinite: false).tensors["x"]!.floats()[2].isNaN)
  }
}
