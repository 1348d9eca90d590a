import FlyingSocks
import Foundation

/// One client's connection: request after request, each answered before the next is read.
actor HTTPConnection {
  nonisolated let socket: AsyncSocket
  nonisolated let limits: HTTPLimits
  nonisolated let deadlines: Deadlines
  /// What was read and not used yet.
  var buffer: [UInt8] = []
  var framing = BodyFraming.none
  var expectsContinue = false
  var bodyBegan = ContinuousClock.now
  var bodyBytes = 0

  init(socket: AsyncSocket, limits: HTTPLimits, deadlines: Deadlines) {
    (self.socket, self.limits, self.deadlines) = (socket, limits, deadlines)
  }

  /// Serves the connection until it ends.
  func serve(_ handler: @Sendable (HTTPRequest) async -> HTTPResponse) async {
    do {
      while let head = try await nextHead() {
        let request = try HTTPRequest(head, body: RequestBody(connection: self))
        let response = await handler(request)
        let stays = head.keepsAlive && framing == .none
        try await send(response, to: head, stays: stays)
        guard stays else { break }
      }
    } catch let fault as HTTPFault {
      if fault != .disconnected { try? await refuse(fault) }
    } catch {}
    await linger()
  }

  /// Lets a client that still sends read the answer: closing at once would reset the connection.
  private func linger() async {
    guard framing != .none || !buffer.isEmpty else { return }
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    deadlines.set(2, for: socket.socket)
    var left = 4 << 20
    while left > 0, let bytes = try? await socket.read(atMost: 4096) { left -= bytes.count }
  }

  private func nextHead() async throws -> RequestHead? {
    deadlines.set(buffer.isEmpty ? limits.idleSeconds : limits.headSeconds, for: socket.socket)
    var searched = 0
    while true {
      if let end = headEnd(from: searched) {
        let head = try RequestHead(buffer[..<end])
        buffer.removeFirst(end)
        framing = try BodyFraming(head)
        expectsContinue = head.headers.lists("100-continue", in: "Expect")
        deadlines.set(nil, for: socket.socket)
        return head
      }
      guard buffer.count <= limits.head else { throw HTTPFault.longHead(limit: limits.head) }
      searched = max(0, buffer.count - 3)
      let isFirst = buffer.isEmpty
      guard try await fill() else {
        if buffer.isEmpty { return nil }
        throw HTTPFault.slow
      }
      if isFirst { deadlines.set(limits.headSeconds, for: socket.socket) }
    }
  }

  /// The index after the empty line that ends the headers.
  private func headEnd(from start: Int) -> Int? {
    guard buffer.count >= 4 else { return nil }
    for index in start..<max(start, buffer.count - 3)
    where buffer[index] == 13 && buffer[index + 1] == 10 && buffer[index + 2] == 13
      && buffer[index + 3] == 10
    {
      return index + 4 <= limits.head ? index + 4 : nil
    }
    return nil
  }

  /// Reads what is there; false at the end.
  func fill() async throws -> Bool {
    do {
      buffer += try await socket.read(atMost: 4096)
      return true
    } catch SocketError.disconnected { return false }
  }
}

extension RequestHead {
  fileprivate var keepsAlive: Bool {
    isHTTP11
      ? !headers.lists("close", in: "Connection") : headers.lists("keep-alive", in: "Connection")
  }
}
