/// Reads tags one by one from the XML part of a file that may go on in binary.
///
/// Only what VTK writes is taken: no DTD, no CDATA, and of entities the five of XML itself.
struct XMLScanner {
  enum Event: Equatable {
    case open(XMLTag)
    case close(String)
  }

  private let bytes: [UInt8]
  /// The first byte not yet read.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  struct Failure: Error {
    let position: Int
    let allowed: String
  }

  /// The next tag; nil at the end of the file. What lies before it is passed over.
  mutating func next() throws(Failure) -> Event? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      if take("!--") {
        try skip(past: "-->")
      } else if take("?") {
        try skip(past: "?>")
      } else if take("/") {
        let name = try self.name()
        skipBlank()
        try expect(">")
        return .close(name)
      } else {
        return .open(try tag())
      }
    }
    position = bytes.count
    return nil
  }

  private mutating func tag() throws(Failure) -> XMLTag {
    let name = try self.name()
    var attributes: [String: String] = [:]
    while true {
      skipBlank()
      if take("/>") { return XMLTag(name: name, attributes: attributes, isEmpty: true) }
      if take(">") { return XMLTag(name: name, attributes: attributes, isEmpty: false) }
      let key = try self.name()
      skipBlank()
      try expect("=")
      skipBlank()
      guard attributes.updateValue(try quotedValue(), forKey: key) == nil else {
        throw Failure(position: position, allowed: "each attribute once")
      }
    }
  }

  private mutating func name() throws(Failure) -> String {
    let word = bytes[position...].prefix { byte in
      (48...58).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == 95 || byte == 45 || byte == 46 || byte >= 128
    }
    guard !word.isEmpty else { throw Failure(position: position, allowed: "a name") }
    position = word.endIndex
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func quotedValue() throws(Failure) -> String {
    guard let quote = position < bytes.count ? bytes[position] : nil, quote == 34 || quote == 39
    else { throw Failure(position: position, allowed: "a value in quotes") }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(where: { $0 == quote || $0 == 60 }),
      bytes[end] == quote
    else { throw Failure(position: position, allowed: "a value that ends with its quote") }
    position = end + 1
    return Self.unescaped(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ]
    return entities.reduce(text) {
      $0.split(separator: $1.0, omittingEmptySubsequences: false)
        .joined(separator: $1.1)
    }
  }

  private mutating func skip(past mark: String) throws(Failure) {
    let start = position
    while position < bytes.count { if take(mark) { return } else { position += 1 } }
    throw Failure(position: start, allowed: "text that ends with \(mark)")
  }

  private mutating func expect(_ word: String) throws(Failure) {
    guard take(word) else { throw Failure(position: position, allowed: word) }
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipBlank() {
    while position < bytes.count, bytes[position] <= 32 { position += 1 }
  }
}

/// An opening tag.
struct XMLTag: Equatable {
  let name: String
  let attributes: [String: String]
  /// Whether the tag closes itself.
  let isEmpty: Bool
}

extension XMLScanner {
  /// The next tag of `file`; where there is none, an error that says at which byte.
  mutating func next(in file: FileBytes) throws(VolumeFileError) -> Event? {
    do {
      return try next()
    } catch {
      let found = file.all[min(error.position, file.all.count)...].prefix(12)
      throw file.malformed(
        "the XML at byte \(error.position)", quoted(String(decoding: found, as: UTF8.self)),
        allowed: error.allowed)
    }
  }
}
