import Randomness

/// Breaks files: bits, bytes, words of headers, numbers in text, tags, ends and splices.
struct Mutator {
  /// A good file whose pieces may get into the broken one.
  private let other: [UInt8]

  init(_ other: [UInt8]) { self.other = other }

  /// `good` with one to four things wrong.
  func mutated(_ good: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var bytes = good
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: flip(&bytes, &random)
      case 1: set(&bytes, &random)
      case 2, 3: replaceWord(&bytes, &random)
      case 4, 5: replaceNumber(&bytes, &random)
      case 6: insertSnippet(&bytes, &random)
      case 7: cut(&bytes, &random)
      case 8: splice(&bytes, &random)
      default: moveRange(&bytes, &random)
      }
    }
    return bytes
  }

  /// More often near the start, where headers are.
  private func position(_ bytes: [UInt8], _ random: inout SplitMix64) -> Int {
    let most = Bool.random(using: &random) ? bytes.count : min(bytes.count, 512)
    return most == 0 ? 0 : Int.random(in: 0..<most, using: &random)
  }

  private func flip(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    bytes[position(bytes, &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
  }

  private func set(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let special: [UInt8] = [0, 1, 0x7f, 0x80, 0xff, 10, 13, 32, 60, 34, 45]
    bytes[position(bytes, &random)] =
      Bool.random(using: &random)
      ? special.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
  }

  /// A word of 2, 4 or 8 bytes, of either order, made extreme: sizes, offsets and lengths.
  private func replaceWord(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let size = [2, 4, 8].randomElement(using: &random)!
    guard bytes.count > size else { return }
    var start = position(bytes, &random)
    if Bool.random(using: &random) { start -= start % size }
    guard start + size <= bytes.count else { return }
    let word = Self.words.randomElement(using: &random)!
    let isBig = Bool.random(using: &random)
    for index in 0..<size {
      let shift = UInt64(8 * (isBig ? size - 1 - index : index))
      bytes[start + index] = UInt8(truncatingIfNeeded: word >> shift)
    }
  }

  /// A number in text, made extreme.
  private func replaceNumber(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let start = position(bytes, &random)
    let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
    guard let first = bytes[min(start, bytes.count)...].firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(first..<end, with: Self.numbers.randomElement(using: &random)!)
  }

  /// Text that readers of text and XML may choke on.
  private func insertSnippet(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let text = Self.snippets.randomElement(using: &random)!
    let start = position(bytes, &random)
    bytes.replaceSubrange(start..<start, with: text)
  }

  private func cut(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let start = position(bytes, &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(start...)
    case 1: bytes.removeSubrange(start..<min(start + 8, bytes.count))
    case 2: bytes.removeLast(min(bytes.count, Int.random(in: 0...16, using: &random)))
    default:
      bytes.append(contentsOf: repeatElement(0, count: Int.random(in: 1...64, using: &random)))
    }
  }

  /// The start of this file and the end of another.
  private func splice(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let (start, from) = (position(bytes, &random), position(other, &random))
    bytes.replaceSubrange(start..., with: other[from...])
  }

  /// A range doubled, or copied over another.
  private func moveRange(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let (start, target) = (position(bytes, &random), position(bytes, &random))
    let range = bytes[start..<min(start + Int.random(in: 1...64, using: &random), bytes.count)]
    let end = Bool.random(using: &random) ? target : min(target + range.count, bytes.count)
    bytes.replaceSubrange(target..<end, with: Array(range))
  }

  // MARK: What is put in

  private static let words: [UInt64] = [
    0, 1, 2, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, 1_000_000_000,
    0x7fc0_0000, 0x7f80_0000, 0x7ff8_0000_0000_0000, .max, .max / 2, .max / 2 + 1, 1 << 40,
  ]

  private static let numbers = [
    "0", "-1", "1", "2", "255", "65536", "4294967296", "2147483648", "1000000000",
    "9223372036854775807", "9223372036854775808", "99999999999999999999999", "nan", "inf",
    "-inf", "1e308", "1e-320", "0x10", "1.5", "", "+3", "1_000", "\u{0661}", "1e999",
  ].map { Array($0.utf8) }

  private static let nested = String(repeating: "<a>", count: 20_000)

  private static let snippets = [
    "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>", "&c;", "<![CDATA[",
    "<!--", "-->", "</", "/>", "<", ">", "\"", "'", "\r\n", "\n\n", "\0", "\u{feff}", nested,
    "<DataArray type=\"UInt8\" Name=\"phase\" format=\"appended\" offset=\"99999999\"/>",
    "data file: /dev/zero\n", "byte skip: -1\n", "line skip: 1000000000\n", "#", ":=", ",", "_",
    "====", String(repeating: "9", count: 5000), String(repeating: " ", count: 5000),
    "'shape': (1, 1, 1), ", "(", ")", "{", "}",
  ].map { Array($0.utf8) }
}
