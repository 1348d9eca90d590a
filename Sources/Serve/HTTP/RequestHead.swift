/// The request line and the headers of a request, as they came.
///
/// What RFC 9112 leaves to the reader's mercy is refused: bare line feeds, folded lines, spaces before
/// a colon, control characters, and two values of a field that may have one.
struct RequestHead: Sendable, Equatable {
  let method: String
  let target: String
  let isHTTP11: Bool
  let headers: HTTPHeaders

  /// - Parameter bytes: Up to and with the empty line that ends the headers.
  init(_ bytes: ArraySlice<UInt8>) throws(HTTPFault) {
    var lines = try Self.lines(of: bytes)[...]
    guard let first = lines.popFirst() else { throw .malformed("the request line is missing") }
    (method, target, isHTTP11) = try Self.requestLine(first)
    var headers = HTTPHeaders()
    for line in lines {
      let (name, value) = try Self.field(line)
      headers.append(name, value)
    }
    for name in Self.single where headers.count(of: name) > 1 {
      throw .malformed("\(name) is given twice")
    }
    self.headers = headers
  }

  /// Fields that mean nothing good when there are two of them.
  private static let single = [
    "Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Origin", "Authorization",
  ]

  private static func lines(of bytes: ArraySlice<UInt8>) throws(HTTPFault) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      guard end > start, bytes[end - 1] == UInt8(ascii: "\r") else {
        throw .malformed("a line ends without a carriage return")
      }
      let line = bytes[start..<end - 1]
      guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
        throw .malformed("the headers hold a control character")
      }
      if !line.isEmpty { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  private static func requestLine(
    _ line: ArraySlice<UInt8>
  ) throws(HTTPFault) -> (String, String, Bool) {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, isToken(words[0]), words[1].allSatisfy({ (0x21...0x7E).contains($0) }),
      !words[1].isEmpty
    else { throw .malformed("the request line is not METHOD TARGET VERSION") }
    let version = text(words[2])
    guard ["HTTP/1.1", "HTTP/1.0"].contains(version) else { throw .version }
    return (text(words[0]), text(words[1]), version == "HTTP/1.1")
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(HTTPFault) -> (String, String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
      throw .malformed("a header is not NAME: VALUE")
    }
    return (text(line[..<colon]), String(text(line[(colon + 1)...]).trimmingSpaces))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// A method's or a field's name.
  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
  }
}
