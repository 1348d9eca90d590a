/// What is wrong with a tensor file, and where.
package enum TensorFileFault: Error, Equatable, Sendable {
  case unreadable(reason: String)
  case unwritable(reason: String)
  /// The file ends early.
  case truncated(expectedBytes: Int, foundBytes: Int)
  /// The header is no JSON of the safetensors format.
  case header(reason: String)
  /// An element type that is not known.
  case elementType(tensor: String, found: String)
  /// The byte range in the file does not follow from shape and type.
  case size(tensor: String, expectedBytes: Int, foundBytes: Int)
  /// The tensor does not begin where the one before it ends.
  case offset(tensor: String, expectedByte: Int, foundByte: Int)
  /// A value that is not finite.
  case notFinite(tensor: String, index: Int)
  /// An entry that a checkpoint must have.
  case missing(name: String)
}

extension TensorFileFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .unwritable(let reason): "cannot be written: \(reason)"
    case .truncated(let expected, let found): "has \(found) bytes, expected \(expected)"
    case .header(let reason): "is no safetensors file: \(reason)"
    case .elementType(let tensor, let found): "tensor \(tensor) has the unknown type \(found)"
    case .size(let tensor, let expected, let found):
      "tensor \(tensor) takes \(found) bytes, its shape and type need \(expected)"
    case .offset(let tensor, let expected, let found):
      "tensor \(tensor) begins at byte \(found) of the data, expected \(expected)"
    case .notFinite(let tensor, let index):
      "tensor \(tensor) is not finite at element \(index)"
    case .missing(let name): "lacks \(name)"
    }
  }
}
