/// Undoes deflate, the compression inside zlib and gzip.
///
/// The caller says how long the result may be, so that a few bytes cannot ask for all of memory.
///
/// - Complexity: O(result).
/// - Source: RFC 1950, 1951, 1952.
struct Inflate {
  private var input: BitReader
  private var output: [UInt8] = []
  private let limit: Int

  struct Failure: Error {
    /// The byte of the input at which it went wrong.
    let position: Int
    let found: String
  }

  private init(_ bytes: ArraySlice<UInt8>, limit: Int) {
    input = BitReader(bytes)
    self.limit = limit
  }

  /// The bytes that zlib packed, at most `limit` of them.
  static func zlib(_ bytes: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    let header = bytes.prefix(2).reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count > 2, header >> 8 & 0xf == 8, header % 31 == 0, header & 0x20 == 0 else {
      throw Failure(position: bytes.startIndex, found: "no zlib header")
    }
    var inflate = Inflate(bytes.dropFirst(2), limit: limit)
    try inflate.run()
    let sum = try inflate.checksum().byteSwapped
    guard sum == adler32(inflate.output) else { throw inflate.failure("a wrong checksum") }
    return inflate.output
  }

  /// The bytes that gzip packed, at most `limit` of them.
  static func gzip(_ bytes: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    var inflate = Inflate(bytes, limit: limit)
    try inflate.skipGzipHeader()
    try inflate.run()
    let sum = try inflate.checksum()
    let size = try inflate.checksum()
    guard sum == crc32(inflate.output), size == UInt32(truncatingIfNeeded: inflate.output.count)
    else { throw inflate.failure("a wrong checksum") }
    return inflate.output
  }

  private mutating func skipGzipHeader() throws(Failure) {
    guard try bits(16) == 0x8b1f, try bits(8) == 8 else { throw failure("no gzip header") }
    let flags = try bits(8)
    for _ in 0..<6 { _ = try bits(8) }
    if flags & 4 != 0 { for _ in 0..<(try bits(16)) { _ = try bits(8) } }
    // A file name, then a comment, each ended by a zero.
    for flag in [8, 16] where flags & flag != 0 { while try bits(8) != 0 {} }
    if flags & 2 != 0 { _ = try bits(16) }
  }

  private mutating func run() throws(Failure) {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try copyStored()
      case 1: try expand(HuffmanCode.fixedLiterals, HuffmanCode.fixedDistances)
      case 2:
        let (literals, distances) = try codes()
        try expand(literals, distances)
      default: throw failure("a block of unknown kind")
      }
    }
  }

  private mutating func copyStored() throws(Failure) {
    input.skipToByte()
    let length = try bits(16)
    guard try bits(16) == ~length & 0xffff else { throw failure("a stored block of two lengths") }
    for _ in 0..<length { try emit(UInt8(try bits(8))) }
  }

  // MARK: Codes

  private mutating func codes() throws(Failure) -> (HuffmanCode, HuffmanCode) {
    let literals = try bits(5) + 257
    let distances = try bits(5) + 1
    let count = try bits(4) + 4
    var lengths = [UInt8](repeating: 0, count: 19)
    for place in Self.lengthOrder.prefix(count) { lengths[place] = UInt8(try bits(3)) }
    let all = try codeLengths(try code(lengths), count: literals + distances)
    return (try code(Array(all.prefix(literals))), try code(Array(all.dropFirst(literals))))
  }

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func codeLengths(
    _ code: HuffmanCode, count: Int
  ) throws(Failure) -> [UInt8] {
    var lengths: [UInt8] = []
    while lengths.count < count {
      let symbol = try self.symbol(code)
      var (value, repeats) = (UInt8(0), 1)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw failure("a repeat of nothing") }
        (value, repeats) = (last, try bits(2) + 3)
      case 17: repeats = try bits(3) + 3
      case 18: repeats = try bits(7) + 11
      default: value = UInt8(symbol)
      }
      lengths.append(contentsOf: repeatElement(value, count: repeats))
    }
    guard lengths.count == count else { throw failure("too many code lengths") }
    return lengths
  }

  private func code(_ lengths: [UInt8]) throws(Failure) -> HuffmanCode {
    guard let code = HuffmanCode(lengths) else { throw failure("an impossible code") }
    return code
  }

  // MARK: Data

  private mutating func expand(
    _ literals: HuffmanCode, _ distances: HuffmanCode
  ) throws(Failure) {
    while true {
      let symbol = try self.symbol(literals)
      if symbol < 256 {
        try emit(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        guard symbol < 286 else { throw failure("an unknown length") }
        let length = try value(symbol - 257, bases: Self.lengthBases, Self.lengthBits)
        let code = try self.symbol(distances)
        guard code < 30 else { throw failure("an unknown distance") }
        let distance = try value(code, bases: Self.distanceBases, Self.distanceBits)
        guard distance <= output.count else { throw failure("a copy from before the start") }
        for _ in 0..<length { try emit(output[output.count - distance]) }
      }
    }
  }

  private mutating func value(
    _ code: Int, bases: [Int], _ extra: [Int]
  ) throws(Failure) -> Int { bases[code] + (try bits(extra[code])) }

  private static let lengthBits = (0..<28).map { $0 < 8 ? 0 : $0 / 4 - 1 } + [0]
  /// Code 28 alone says 258: the run of ranges would end one higher.
  private static let lengthBases = bases(from: 3, Array(lengthBits.dropLast())) + [258]
  private static let distanceBits = (0..<30).map { $0 < 4 ? 0 : $0 / 2 - 1 }
  private static let distanceBases = bases(from: 1, distanceBits)

  /// Where each range starts, when every one follows the one before it.
  private static func bases(from start: Int, _ extra: [Int]) -> [Int] {
    var next = start
    return extra.map { bits in
      defer { next += 1 << bits }
      return next
    }
  }

  private mutating func emit(_ byte: UInt8) throws(Failure) {
    guard output.count < limit else { throw failure("more than \(limit) bytes of data") }
    output.append(byte)
  }

  // MARK: Input

  private mutating func bits(_ count: Int) throws(Failure) -> Int {
    guard let bits = input.take(count) else { throw failure("an early end") }
    return bits
  }

  private mutating func symbol(_ code: HuffmanCode) throws(Failure) -> Int {
    guard let symbol = code.next(&input) else { throw failure("no code word") }
    return symbol
  }

  private mutating func checksum() throws(Failure) -> UInt32 {
    input.skipToByte()
    return UInt32(try bits(16)) | UInt32(try bits(16)) << 16
  }

  private func failure(_ found: String) -> Failure {
    Failure(position: input.position, found: found)
  }
}
