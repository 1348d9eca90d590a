import Foundation

/// Base64 as VTK writes it: several encoded parts may follow one another.
enum Base64 {
  struct Failure: Error {
    let position: Int
    let found: String
  }

  /// The bytes of `text`. A group ended by `=` closes a part; the next part follows at once.
  static func decode(_ text: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    for (position, character) in zip(text.indices, text) where character > 32 {
      let isPadding = character == UInt8(ascii: "=")
      guard let digit = isPadding ? 0 : digit(character), isPadding ? digits >= 2 : padding == 0
      else { throw Failure(position: position, found: quoted(String(UnicodeScalar(character)))) }
      group = group << 6 | digit
      digits += 1
      padding += isPadding ? 1 : 0
      guard digits == 4 else { continue }
      for shift in [16, 8, 0].prefix(3 - padding) {
        bytes.append(UInt8(truncatingIfNeeded: group >> shift))
      }
      (group, digits, padding) = (0, 0, 0)
    }
    guard digits == 0 else {
      throw Failure(position: text.endIndex, found: "a group of \(digits) characters")
    }
    return bytes
  }

  static func encode(_ bytes: [UInt8]) -> [UInt8] { Array(Data(bytes).base64EncodedData()) }

  private static func digit(_ character: UInt8) -> UInt32? {
    switch character {
    case 65...90: UInt32(character) - 65
    case 97...122: UInt32(character) - 71
    case 48...57: UInt32(character) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
