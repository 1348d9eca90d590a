/// A prefix code of deflate, told by the length of each symbol's word.
struct HuffmanCode {
  /// For every pattern of `width` bits, first bit lowest: the symbol and its length, or 0.
  private let table: [UInt16]
  private let width: Int

  /// - Parameter lengths: The length of each symbol's word, 0 to 15; 0 for none.
  /// Nil where the words would collide, or leave room in a code of several words.
  init?(_ lengths: [UInt8]) {
    let width = Int(lengths.max() ?? 0)
    var table = [UInt16](repeating: 0, count: 1 << width)
    var word = 0
    for length in stride(from: 1, through: width, by: 1) {
      word <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        guard word < 1 << length else { return nil }
        let start = Self.reversed(word, length)
        for place in stride(from: start, to: table.count, by: 1 << length) {
          table[place] = UInt16(symbol) << 4 | UInt16(length)
        }
        word += 1
      }
    }
    // A single word of one bit may leave half of the code unused (one distance, RFC 1951, 3.2.7).
    let used = lengths.count { $0 > 0 }
    guard word == 1 << width || (used <= 1 && width <= 1) else { return nil }
    self.table = table
    self.width = width
  }

  private static func reversed(_ word: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 << 1 | (word >> $1 & 1) }
  }

  /// The next symbol of `input`; nil where the bits are no word or run out.
  func next(_ input: inout BitReader) -> Int? {
    let entry = table[input.peek(width)]
    guard entry != 0, input.take(Int(entry & 0xf)) != nil else { return nil }
    return Int(entry >> 4)
  }

  static let fixedLiterals = HuffmanCode(
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))!
  static let fixedDistances = HuffmanCode([UInt8](repeating: 5, count: 32))!
}

/// Reads bits, the lowest of each byte first.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var next: Int
  private var buffer: UInt64 = 0
  private var held = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// The byte that the next bit comes from.
  var position: Int { next - held / 8 }

  /// The next `count` bits, at most 16; nil where the input ends first.
  mutating func take(_ count: Int) -> Int? {
    let bits = peek(count)
    guard held >= count else { return nil }
    buffer >>= UInt64(count)
    held -= count
    return bits
  }

  /// The next `count` bits without taking them; zeros past the end.
  mutating func peek(_ count: Int) -> Int {
    while held < count, next < bytes.endIndex {
      buffer |= UInt64(bytes[next]) << UInt64(held)
      next += 1
      held += 8
    }
    return Int(buffer & (1 << UInt64(count) - 1))
  }

  mutating func skipToByte() {
    buffer >>= UInt64(held % 8)
    held -= held % 8
  }
}
