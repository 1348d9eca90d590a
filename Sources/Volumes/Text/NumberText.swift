/// Reads voxel values written as text, with blanks between them.
struct NumberText {
  private let field: String
  private let type: ScalarType
  private let count: Int
  private let file: FileBytes

  init(_ field: String, _ type: ScalarType, count: Int, _ file: FileBytes) {
    self.field = field
    self.type = type
    self.count = count
    self.file = file
  }

  func decode(_ text: ArraySlice<UInt8>) throws(VolumeFileError) -> Scalars {
    // A number takes at least a digit and a blank.
    guard count <= (text.count + 1) / 2 else { throw miscounted("\(text.count) bytes of text") }
    var words = Words(text)
    var values: [Double] = []
    values.reserveCapacity(count)
    while let word = words.next() {
      guard values.count < count else { throw miscounted("more than \(count) numbers") }
      guard let value = Double(word) else {
        throw file.malformed("value \(values.count) of \(field)", quoted(word), allowed: "a number")
      }
      values.append(value)
    }
    guard values.count == count else { throw miscounted("\(values.count) numbers") }
    return try narrowed(values)
  }

  private func narrowed(_ values: [Double]) throws(VolumeFileError) -> Scalars {
    switch type {
    case .float16, .float32, .float64: .reals(values.map { Float($0) })
    case .uint8: .bytes(try whole(values))
    default:
      values.allSatisfy { abs($0) < 2_147_483_648 }
        ? .integers(try whole(values)) : .wide(try whole(values))
    }
  }

  private func whole<Value: FixedWidthInteger>(
    _ values: [Double]
  ) throws(VolumeFileError) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard let whole = Value(exactly: value) else {
        throw file.malformed(
          "value \(index) of \(field)", "\(value)",
          allowed: "a whole number from \(Value.min) to \(Value.max)")
      }
      result.append(whole)
    }
    return result
  }

  private func miscounted(_ found: String) -> VolumeFileError {
    file.malformed(field, "\(found) long", allowed: "\(count) values, as the header says")
  }
}
