import Foundation

/// An opened safetensors file whose header has been checked against its length.
struct SafeTensorsFile {
  let header: SafeTensorsHeader
  private let data: Data
  private let start: Int

  init(_ path: String) throws(TensorFileFault) {
    do {
      data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw .unreadable(reason: error.localizedDescription)
    }
    if data.count < 8 { throw .truncated(expectedBytes: 8, foundBytes: data.count) }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= 100_000_000 else {
      throw .header(reason: "its first 8 bytes give a header of \(length) bytes")
    }
    start = 8 + Int(length)
    if data.count < start { throw .truncated(expectedBytes: start, foundBytes: data.count) }
    header = try SafeTensorsHeader(json: data.subdata(in: 8..<start))
    // Offsets run up to 2⁶³ − 1: they are compared without adding to them.
    let dataBytes = data.count - start
    if dataBytes < header.dataBytes {
      let (expected, overflows) = start.addingReportingOverflow(header.dataBytes)
      throw .truncated(expectedBytes: overflows ? .max : expected, foundBytes: data.count)
    }
    if dataBytes > header.dataBytes {
      throw .header(reason: "\(dataBytes - header.dataBytes) bytes follow the last tensor")
    }
  }

  func bytes(_ entry: SafeTensorsHeader.Entry) -> [UInt8] {
    [UInt8](data[start + entry.bytes.lowerBound..<start + entry.bytes.upperBound])
  }

  func tensor(_ entry: SafeTensorsHeader.Entry) throws(TensorError) -> Tensor {
    try bytes(entry).withUnsafeBufferPointer { (buffer) throws(TensorError) in
      try Tensor(
        bytes: UnsafeRawBufferPointer(buffer), as: entry.dtype, shape: entry.shape, device: .cpu)
    }
  }
}
