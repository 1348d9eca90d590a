/// An unsigned 64-bit integer that is stored as decimal text, since SQLite's integers are signed.
@propertyWrapper
package struct DecimalText: Codable, Equatable, Sendable {
  package var wrappedValue: UInt64

  package init(wrappedValue: UInt64) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = UInt64(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no whole number from 0 below 2^64")
    }
    wrappedValue = number
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(String(wrappedValue))
  }
}
