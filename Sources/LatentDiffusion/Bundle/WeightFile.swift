import Foundation
import Tensors

/// Numbers of a safetensors file, read without the tensor library.
struct WeightFile {
  private let path: String
  private let header: SafeTensorsHeader
  private let data: Data

  init(_ path: String) throws(LatentDiffusionError) {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, detail: "there is no such file in the bundle")
    }
    self.data = data
    header = try computing { () throws(TensorError) in try SafeTensors.header(path) }
  }

  /// The single-precision tensor called `name`; nil when the file has none.
  func values(_ name: String) -> (shape: [Int], values: [Double])? {
    guard let entry = header.entries.first(where: { $0.name == name && $0.dtype == .float32 })
    else { return nil }
    let length = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let bytes = [UInt8](data)[(8 + length + entry.bytes.lowerBound)...].prefix(entry.bytes.count)
    let values = stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { offset in
      let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
      return Double(Float(bitPattern: word))
    }
    return (entry.shape, values)
  }
}
