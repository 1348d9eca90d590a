import TorchABI

/// Where a tensor's numbers live.
package enum Device: Sendable, Hashable {
  case cpu
  case cuda(Int)

  /// Reads "cpu", "cuda" (its first device) or "cuda:1".
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("cpu", 1): self = .cpu
    case ("cuda", 1): self = .cuda(0)
    case ("cuda", 2):
      guard let index = Int(parts[1]), (0..<128).contains(index) else { return nil }
      self = .cuda(index)
    default: return nil
    }
  }

  /// Whether this machine and this libtorch have the device.
  package var isAvailable: Bool {
    get throws(TensorError) {
      var answer = false
      try Torch.run("look for a device") { $0.pointee.runtime.isAvailable(code, &answer) }
      return answer
    }
  }

  /// - Throws: ``TensorError/deviceUnavailable(_:)`` when the machine lacks it.
  func require() throws(TensorError) {
    if self != .cpu, try !isAvailable { throw .deviceUnavailable(self) }
  }

  var code: TorchDevice {
    switch self {
    case .cpu: -1
    case .cuda(let index): TorchDevice(index)
    }
  }

  init(code: TorchDevice) { self = code < 0 ? .cpu : .cuda(Int(code)) }
}

extension Device: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cpu: "cpu"
    case .cuda(let index): "cuda:\(index)"
    }
  }
}

extension Device: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let device = Device(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no device: write cpu, cuda or cuda:1")
    }
    self = device
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
