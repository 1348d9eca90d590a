import TorchABI

/// The type of a tensor's elements.
package enum DType: String, Sendable, Hashable, Codable, CaseIterable {
  case float32, float64, float16, bfloat16, int64, int32, uint8, bool

  /// Bytes of one element.
  package var size: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    case .float16, .bfloat16: 2
    case .uint8, .bool: 1
    }
  }

  /// Whether the elements are real numbers.
  package var isFloatingPoint: Bool {
    switch self {
    case .float32, .float64, .float16, .bfloat16: true
    case .int64, .int32, .uint8, .bool: false
    }
  }

  var code: TorchDType {
    switch self {
    case .float32: TorchDTypeFloat32
    case .float64: TorchDTypeFloat64
    case .float16: TorchDTypeFloat16
    case .bfloat16: TorchDTypeBFloat16
    case .int64: TorchDTypeInt64
    case .int32: TorchDTypeInt32
    case .uint8: TorchDTypeUInt8
    case .bool: TorchDTypeBool
    }
  }

  init(code: TorchDType) {
    self = Self.allCases.first { $0.code == code } ?? .float32
  }
}
