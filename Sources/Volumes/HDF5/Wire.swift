/// Values as bytes, on their way from a child process to its parent.
struct Wire {
  private(set) var bytes: [UInt8] = []
  private var position = 0

  init() {}

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func put(_ value: Int) {
    bytes.append(contentsOf: littleEndian([UInt64(bitPattern: Int64(value))]))
  }

  mutating func put(_ value: Double) { put(Int(bitPattern: UInt(value.bitPattern))) }

  mutating func put(_ values: [UInt8]) {
    put(values.count)
    bytes.append(contentsOf: values)
  }

  mutating func put(_ text: String) { put(Array(text.utf8)) }

  /// The next number; nil where a damaged child sent none.
  mutating func takeInt() -> Int? {
    guard bytes.count - position >= 8 else { return nil }
    defer { position += 8 }
    return Self.int(bytes[position..<position + 8])
  }

  mutating func takeDouble() -> Double? {
    takeInt().map { Double(bitPattern: UInt64(UInt(bitPattern: $0))) }
  }

  mutating func takeBytes() -> [UInt8]? {
    guard let count = takeInt(), count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func takeText() -> String? { takeBytes().map { String(decoding: $0, as: UTF8.self) } }

  private static func int(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(bitPattern: bytes.reversed().reduce(UInt(0)) { $0 << 8 | UInt($1) })
  }

  /// How many bytes a reply still lacks, whose first 8 bytes say how many follow them.
  static func missing(from bytes: [UInt8]) -> Int {
    guard bytes.count >= 8 else { return 8 - bytes.count }
    let length = int(bytes.prefix(8))
    return length < 0 ? 0 : length - (bytes.count - 8)
  }
}

/// What can be sent over a ``Wire``.
protocol Wired {
  func put(on wire: inout Wire)
  /// Nil where the bytes are not such a value.
  init?(from wire: inout Wire)
}
