/// The head of a safetensors file: what it holds and where, without the numbers.
package struct SafeTensorsHeader: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let name: String
    package let dtype: DType
    package let shape: [Int]
    /// Bytes from the end of the header.
    package let bytes: Range<Int>
  }

  /// In the order of their bytes.
  package let entries: [Entry]
  package let metadata: [String: String]

  /// The bytes of all tensors together.
  var dataBytes: Int { entries.last?.bytes.upperBound ?? 0 }
}

extension SafeTensorsHeader {
  /// Lays tensors out one after the other, widest elements first so that each is aligned.
  init(of tensors: NamedTensors, as stored: (Tensor) -> DType, metadata: [String: String]) {
    let described = tensors.map { (name: $0.name, dtype: stored($0.tensor), tensor: $0.tensor) }
    let ordered = described.sorted {
      ($0.dtype.size, $1.name) > ($1.dtype.size, $0.name)
    }
    var end = 0
    entries = ordered.map {
      let start = end
      end += $0.tensor.count * $0.dtype.size
      return Entry(name: $0.name, dtype: $0.dtype, shape: $0.tensor.shape, bytes: start..<end)
    }
    self.metadata = metadata
  }
}

extension DType {
  /// The type's name in a safetensors file.
  var fileName: String {
    switch self {
    case .float32: "F32"
    case .float64: "F64"
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .int64: "I64"
    case .int32: "I32"
    case .uint8: "U8"
    case .bool: "BOOL"
    }
  }

  init?(fileName: String) {
    guard let known = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
    self = known
  }
}
