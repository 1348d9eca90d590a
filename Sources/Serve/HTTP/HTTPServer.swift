import FlyingSocks
import Foundation
import Synchronization

/// A listening socket and the connections that come to it.
package final class HTTPServer: Sendable {
  package let limits: HTTPLimits
  /// The port that is listened on.
  package let port: UInt16
  private let socket: Socket
  private let deadlines = Deadlines()

  /// Binds and listens.
  ///
  /// - Parameters:
  ///   - host: An address of this machine, of IPv4 or IPv6, or `localhost`.
  ///   - port: 0 for any that is free.
  /// - Throws: ``ServeError/cannotListen(address:reason:)``.
  package init(host: String, port: UInt16, limits: HTTPLimits = HTTPLimits()) throws(ServeError) {
    self.limits = limits
    do {
      (socket, self.port) = try Self.listen(host == "localhost" ? "127.0.0.1" : host, port)
    } catch {
      throw .cannotListen(address: "\(host):\(port)", reason: Self.reason(error))
    }
  }

  /// Answers requests with `handler` until the task is cancelled.
  package func run(_ handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) async throws
  {
    let pool: some AsyncSocketPool = .ePoll(maxEvents: 64)
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask { try await self.deadlines.watch() }
      group.addTask { try await self.accept(listening, handler) }
      defer {
        group.cancelAll()
        deadlines.cutAll()
      }
      try await group.next()
    }
  }

  private func accept(
    _ listening: AsyncSocket, _ handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
  ) async throws {
    defer { try? listening.close() }
    try await withThrowingDiscardingTaskGroup { group in
      while !Task.isCancelled {
        guard let client = try await next(listening) else { continue }
        deadlines.add(client.socket)
        let connection = HTTPConnection(socket: client, limits: limits, deadlines: deadlines)
        let isFull = deadlines.count > limits.connections
        group.addTask {
          await connection.serve(isFull ? { _ in APIError.busy.response } : handler)
          self.deadlines.close(client.socket)
        }
      }
    }
  }

  /// The next client; nil where there was none after all, or no file is free for it yet.
  private func next(_ listening: AsyncSocket) async throws -> AsyncSocket? {
    do {
      let client = try await listening.accept()
      _ = fcntl(client.socket.file.rawValue, F_SETFD, FD_CLOEXEC)
      var on: Int32 = 1
      setsockopt(
        client.socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &on,
        socklen_t(MemoryLayout<Int32>.size))
      return client
    } catch let error as CancellationError {
      throw error
    } catch {
      try await Task.sleep(for: .milliseconds(50))
      return nil
    }
  }

  private static func listen(_ host: String, _ port: UInt16) throws -> (Socket, UInt16) {
    host.contains(":")
      ? try listen(at: sockaddr_in6.inet6(ip6: host, port: port))
      : try listen(at: sockaddr_in.inet(ip4: host, port: port))
  }

  private static func listen(at address: some SocketAddress) throws -> (Socket, UInt16) {
    let socket = try Socket(domain: Int32(address.family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
      try socket.bind(to: address)
      try socket.listen()
      switch try socket.sockname() {
      case .ip4(_, let port), .ip6(_, let port): return (socket, port)
      case .unix: return (socket, 0)
      }
    } catch {
      try? socket.close()
      throw error
    }
  }

  private static func reason(_ error: any Error) -> String {
    if case SocketError.failed(_, _, let message) = error { return message }
    return "it is no address of this machine"
  }
}
