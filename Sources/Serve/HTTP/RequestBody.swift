package import Foundation

/// The body of a request, read from its connection when someone asks for it.
package struct RequestBody: Sendable {
  let connection: HTTPConnection?

  /// The whole body.
  ///
  /// - Throws: ``HTTPFault/longBody(limit:)`` beyond `limit` bytes, before they are kept.
  package func data(limit: Int) async throws -> Data {
    var all = Data()
    try await pieces(limit: limit) { all.append(contentsOf: $0) }
    return all
  }

  /// Hands the body on piece by piece; never more than `limit` bytes.
  package func pieces(limit: Int, _ take: ([UInt8]) throws -> Void) async throws {
    guard let connection else { return }
    try await connection.begin(limit: limit)
    var count = 0
    while let piece = try await connection.nextPiece() {
      count += piece.count
      guard count <= limit else { throw HTTPFault.longBody(limit: limit) }
      try take(piece)
    }
  }
}

/// How the end of a body is known, and what is left of it.
enum BodyFraming: Equatable {
  case none
  case length(Int)
  /// In chunks, of the present one so many bytes.
  case chunked(left: Int)

  init(_ head: RequestHead) throws(HTTPFault) {
    let length = head.headers["Content-Length"]
    if let coding = head.headers["Transfer-Encoding"] {
      guard length == nil else { throw .malformed("it states its length twice") }
      guard coding.caseInsensitiveCompare("chunked"), head.isHTTP11 else {
        throw .codingUnknown(coding)
      }
      self = .chunked(left: 0)
    } else if let length {
      guard !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let count = Int(length)
      else { throw .malformed("Content-Length is no number") }
      self = count == 0 ? .none : .length(count)
    } else {
      self = .none
    }
  }
}
