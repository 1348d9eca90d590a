import FlyingSocks
import Foundation

/// The body of a request, piece by piece.
extension HTTPConnection {
  /// Makes ready to read the body.
  func begin(limit: Int) async throws {
    if case .length(let count) = framing, count > limit { throw HTTPFault.longBody(limit: limit) }
    (bodyBegan, bodyBytes) = (.now, 0)
    if expectsContinue {
      expectsContinue = false
      try await write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
  }

  /// The next bytes of the body; nil at its end.
  func nextPiece() async throws -> [UInt8]? {
    switch framing {
    case .none: return nil
    case .length(let left):
      let piece = try await take(atMost: left)
      framing = piece.count == left ? .none : .length(left - piece.count)
      return piece
    case .chunked(let left):
      if left == 0, try await !nextChunk() { return nil }
      guard case .chunked(let left) = framing else { return nil }
      let piece = try await take(atMost: left)
      framing = .chunked(left: left - piece.count)
      if piece.count == left { try await endOfChunk() }
      return piece
    }
  }

  /// Reads the size of a chunk; false for the last, empty one.
  private func nextChunk() async throws -> Bool {
    let line = try await line(limit: 256)
    let digits = line.prefix { $0 != UInt8(ascii: ";") }
    let text = String(decoding: digits, as: UTF8.self).trimmingSpaces
    guard !text.isEmpty, text.utf8.count <= 12, let count = Int(text, radix: 16), count >= 0 else {
      throw HTTPFault.malformed("a chunk has no length")
    }
    if count > 0 {
      framing = .chunked(left: count)
      return true
    }
    var trailers = 0
    while case let trailer = try await self.line(limit: 1024), !trailer.isEmpty {
      trailers += trailer.count
      guard trailers <= limits.head else { throw HTTPFault.longHead(limit: limits.head) }
    }
    framing = .none
    return false
  }

  private func endOfChunk() async throws {
    guard try await line(limit: 0).isEmpty else {
      throw HTTPFault.malformed("a chunk is longer than it says")
    }
  }

  /// A line of the chunks' framing without its end.
  private func line(limit: Int) async throws -> [UInt8] {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")), end <= limit + 1 {
        guard end > 0, buffer[end - 1] == UInt8(ascii: "\r") else {
          throw HTTPFault.malformed("a chunk's line ends without a carriage return")
        }
        defer { buffer.removeFirst(end + 1) }
        return Array(buffer[..<(end - 1)])
      }
      guard buffer.count <= limit + 1 else {
        throw HTTPFault.malformed("a chunk's line is too long")
      }
      try await fillBody()
    }
  }

  private func take(atMost count: Int) async throws -> [UInt8] {
    if buffer.isEmpty { try await fillBody() }
    let piece = Array(buffer.prefix(count))
    buffer.removeFirst(piece.count)
    return piece
  }

  private func fillBody() async throws {
    let before = buffer.count
    let spent = (ContinuousClock.now - bodyBegan) / .seconds(1)
    let left = limits.bodySeconds + Double(bodyBytes) / limits.slowestBody - spent
    deadlines.set(max(0, left), for: socket.socket)
    guard try await fill() else { throw HTTPFault.slow }
    bodyBytes += buffer.count - before
    deadlines.set(nil, for: socket.socket)
  }
}
