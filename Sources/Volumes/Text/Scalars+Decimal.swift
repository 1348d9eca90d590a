extension Scalars {
  /// The values as decimal numbers that read back to the same bits, `perLine` on a line.
  func decimal(perLine: Int) -> [UInt8] {
    switch self {
    case .bytes(let values): Self.decimal(values, perLine)
    case .integers(let values): Self.decimal(values, perLine)
    case .wide(let values): Self.decimal(values, perLine)
    case .reals(let values): Self.decimal(values, perLine)
    }
  }

  private static func decimal<Value: CustomStringConvertible>(
    _ values: [Value], _ perLine: Int
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(2 * values.count)
    for (index, value) in values.enumerated() {
      text.append(contentsOf: value.description.utf8)
      text.append(UInt8(ascii: (index + 1) % perLine == 0 ? "\n" : " "))
    }
    return text
  }
}
