import Foundation
import Support

/// Files of named tensors in the safetensors format.
///
///     8 bytes   length of the header, little-endian
///     header    JSON: {"name": {"dtype": "F32", "shape": […], "data_offsets": [from, to]}, …}
///     data      row-major little-endian values, without gaps
///
/// - Source: the format's description at huggingface.co/docs/safetensors.
package enum SafeTensors {
  /// Writes the tensors; the same tensors give the same bytes, and a reader never sees half a file.
  ///
  /// - Parameter storing: The type in which real numbers are stored; as they are when nil.
  package static func write(
    _ tensors: NamedTensors, metadata: [String: String] = [:], storing: DType? = nil,
    to path: String
  ) throws(TensorError) {
    let header = SafeTensorsHeader(
      of: tensors, as: { $0.dtype.isFloatingPoint ? storing ?? $0.dtype : $0.dtype },
      metadata: metadata)
    var data: Data
    do { data = try header.encoded() } catch { throw .file(path: path, error) }
    for entry in header.entries {
      data.append(try bytes(of: tensors.require(entry.name), entry, path))
    }
    do {
      try DurableFile.write(data, to: path)
    } catch {
      throw .file(path: path, .unwritable(reason: error.reason))
    }
  }

  /// Reads what a file holds without reading its numbers.
  package static func header(_ path: String) throws(TensorError) -> SafeTensorsHeader {
    do { return try SafeTensorsFile(path).header } catch { throw .file(path: path, error) }
  }

  /// Reads all tensors.
  ///
  /// - Parameters:
  ///   - floatsAs: The type that real numbers are converted to; as stored when nil.
  ///   - requireFinite: Refuse a tensor with an infinity or a NaN.
  package static func read(
    _ path: String, floatsAs: DType? = .float32, requireFinite: Bool = true,
    device: Device = .cpu
  ) throws(TensorError) -> (tensors: NamedTensors, metadata: [String: String]) {
    let file: SafeTensorsFile
    do { file = try SafeTensorsFile(path) } catch { throw .file(path: path, error) }
    var tensors = NamedTensors()
    for entry in file.header.entries {
      let stored = try file.tensor(entry)
      if requireFinite { try stored.requireFinite(entry.name, path) }
      let converted = entry.dtype.isFloatingPoint ? try stored.to(floatsAs ?? entry.dtype) : stored
      tensors.append(entry.name, try converted.to(device))
    }
    return (tensors, file.header.metadata)
  }

  private static func bytes(
    of tensor: Tensor, _ entry: SafeTensorsHeader.Entry, _ path: String
  ) throws(TensorError) -> Data {
    if entry.dtype != tensor.dtype {
      try tensor.detach().to(entry.dtype).requireFinite(entry.name, path)
    }
    var bytes = [UInt8](repeating: 0, count: entry.bytes.count)
    try bytes.withUnsafeMutableBufferPointer { (buffer) throws(TensorError) in
      try tensor.read(as: entry.dtype, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return Data(bytes)
  }
}

extension Tensor {
  fileprivate func requireFinite(_ name: String, _ path: String) throws(TensorError) {
    if !dtype.isFloatingPoint { return }
    if try hasOnlyFiniteValues() { return }
    let index = try doubles().firstIndex { !$0.isFinite } ?? 0
    throw .file(path: path, .notFinite(tensor: name, index: index))
  }
}
