import Foundation
import Tensors
import Testing

/// Files that someone cut, swapped or edited.
struct SafeTensorsFaultTests {
  /// A file with the given header and as many data bytes.
  func file(_ header: String, data: Int) throws -> String {
    let path = try temporaryPath("bad.safetensors")
    var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    bytes.append(contentsOf: header.utf8)
    bytes.append(Data(count: data))
    try bytes.write(to: URL(filePath: path))
    return path
  }

  func fault(_ header: String, data: Int) throws -> TensorFileFault? {
    let path = try file(header, data: data)
    guard case .file(path, let fault) = failure({ _ = try SafeTensors.read(path) }) else {
      return nil
    }
    return fault
  }

  func entry(_ type: String, _ shape: String, _ from: Int, _ to: Int) -> String {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(from),\(to)]}"
  }

  @Test func `the test's own files are good when they follow the rules`() throws {
    let header = "{\"a\":\(entry("F32", "[2]", 0, 8)),\"b\":\(entry("U8", "[3]", 8, 11))}"
    #expect(try fault(header, data: 11) == nil)
    #expect(try SafeTensors.read(file(header, data: 11)).tensors["b"]!.bytes() == [0, 0, 0])
  }

  @Test func `a file cut anywhere is refused`() throws {
    let path = try temporaryPath("cut")
    try SafeTensors.write(NamedTensors([("a", try .ones([5]))]), to: path)
    let whole = try Data(contentsOf: URL(filePath: path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(filePath: path))
      guard case .file(path, .truncated(_, let found)) = failure({ _ = try SafeTensors.read(path) })
      else {
        Issue.record("cut at \(length)")
        continue
      }
      #expect(found == length)
    }
  }

  @Test func `offsets that overlap or leave a gap name the tensor and the byte`() throws {
    let a = "\"a\":\(entry("F32", "[2]", 0, 8))"
    #expect(
      try fault("{\(a),\"b\":\(entry("F32", "[2]", 4, 12))}", data: 12)
        == .offset(tensor: "b", expectedByte: 8, foundByte: 4))
    #expect(
      try fault("{\(a),\"b\":\(entry("F32", "[2]", 12, 20))}", data: 20)
        == .offset(tensor: "b", expectedByte: 8, foundByte: 12))
  }

  @Test func `an end near the largest number is a file cut short`() throws {
    let header = "{\"a\":\(entry("U8", "[\(Int.max)]", 0, .max))}"
    #expect(
      try fault(header, data: 8)
        == .truncated(expectedBytes: .max, foundBytes: 16 + header.utf8.count))
  }

  @Test func `sizes that do not follow from shape and type are refused`() throws {
    #expect(
      try fault("{\"a\":\(entry("F64", "[2]", 0, 8))}", data: 8)
        == .size(tensor: "a", expectedBytes: 16, foundBytes: 8))
    #expect(
      try fault("{\"a\":\(entry("F8", "[8]", 0, 8))}", data: 8)
        == .elementType(tensor: "a", found: "F8"))
    #expect(
      try fault("{\"a\":\(entry("F32", "[2]", 0, 8))}", data: 16)
        == .header(reason: "8 bytes follow the last tensor"))
  }

  @Test(arguments: [
    "no JSON", "[]", "{\"a\":3}", "{\"a\":{\"dtype\":\"F32\"}}",
    "{\"__metadata__\":{\"a\":3}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]}}",
  ])
  func `a header that is none is refused`(header: String) throws {
    guard case .header = try fault(header, data: 8) else {
      Issue.record("\(String(describing: try fault(header, data: 8)))")
      return
    }
  }

  @Test func `a header of an absurd length is refused before it is read`() throws {
    let path = try temporaryPath("absurd")
    try Data([255, 255, 255, 255, 255, 255, 255, 127, 0]).write(to: URL(filePath: path))
    guard case .file(path, .header) = failure({ _ = try SafeTensors.read(path) }) else {
      Issue.record("accepted")
      return
    }
  }

  @Test func `missing files and folders are named`() throws {
    let path = try temporaryPath("absent/x")
    guard case .file(path, .unreadable) = failure({ _ = try SafeTensors.read(path) }) else {
      Issue.record("read")
      return
    }
    guard
      case .file(path, .unwritable) = failure({ try SafeTensors.write(NamedTensors(), to: path) })
    else {
      Issue.record("written")
      return
    }
  }
}
