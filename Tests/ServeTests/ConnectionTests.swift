import Foundation
import Serve
import Testing

/// What clients may do to a connection, and what they may not.
@Suite struct ConnectionTests {
  /// An echo of the body's length, with short limits.
  private func withEcho(_ body: @Sendable @escaping (Client) async throws -> Void) async throws {
    var limits = HTTPLimits()
    (limits.headSeconds, limits.bodySeconds, limits.idleSeconds) = (0.6, 0.6, 1.5)
    let server = try HTTPServer(host: "127.0.0.1", port: 0, limits: limits)
    let work = Task {
      try await server.run { request in
        if request.path == ["unread"] { return HTTPResponse(status: 200) }
        do {
          let data = try await request.body.data(limit: 1000)
          return HTTPResponse(
            type: "text/plain", Data("\(request.method) \(request.path) \(data.count)".utf8))
        } catch { return HTTPResponse(status: (error as? HTTPFault)?.status ?? 500) }
      }
    }
    try await body(Client(port: server.port))
    work.cancel()
    _ = try? await work.value
  }

  @Test func `two requests on one connection are answered in order`() async throws {
    try await withEcho { client in
      let text = String(
        decoding: try await client.exchange(
          Data(
            """
            POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc\
            GET /b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n
            """.utf8)), as: UTF8.self)
      #expect(text.contains("POST [\"a\"] 3"))
      #expect(text.hasSuffix("GET [\"b\"] 0"))
    }
  }

  @Test func `a body in chunks is joined, and its trailers are passed over`() async throws {
    try await withEcho { client in
      let answer = try Client.parse(
        try await client.exchange(
          Data(
            """
            POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
            5;x=1\r\nhello\r\n2\r\n, \r\n0\r\nA: b\r\n\r\n
            """.utf8)))
      #expect(answer.text == "POST [\"c\"] 7")
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\nHost: h\n\n", 408),  // no carriage return: the headers never end
    ("GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505),
    ("GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nX: \u{0}\r\n\r\n", 400),
    ("GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("GET /%FF HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1e3\r\n\r\n", 400),
    (
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400
    ),
    ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n", 400),
    ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n", 400),  // a client that speaks TLS
  ])
  func `a request that is none is refused`(bytes: String, status: Int) async throws {
    try await withEcho { client in
      let answer = try Client.parse(try await client.exchange(Data(bytes.utf8)))
      #expect(answer.status == status, "\(bytes)")
    }
  }

  @Test func `headers that never end are refused when they are too long`() async throws {
    try await withEcho { client in
      let bytes = "GET / HTTP/1.1\r\n" + String(repeating: "X: yyyyyyyyyyyyyyyy\r\n", count: 5000)
      let answer = try Client.parse(try await client.exchange(Data(bytes.utf8)))
      #expect(answer.status == 431)
    }
  }

  @Test func `a body in chunks that is too long is refused before all of it is there`() async throws
  {
    try await withEcho { client in
      let chunk = "100\r\n" + String(repeating: "a", count: 256) + "\r\n"
      let bytes =
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        + String(repeating: chunk, count: 100)
      let answer = try Client.parse(try await client.exchange(Data(bytes.utf8)))
      #expect(answer.status == 413)
    }
  }

  @Test func `slow headers, a slow body and silence end by themselves, and nobody else waits`()
    async throws
  {
    try await withEcho { client in
      let port = client.port
      let starts = [
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: h\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc",
      ]
      try await withThrowingTaskGroup(of: Double.self) { group in
        for start in starts {
          for _ in 0..<10 {
            group.addTask {
              try await Client.aside {
                let began = ContinuousClock.now
                let line = try Line(port: port)
                try line.write(start)
                _ = line.readToEnd()
                return (ContinuousClock.now - began) / .seconds(1)
              }
            }
          }
        }
        let answer = try await client.get("/while")
        #expect(answer.text == "GET [\"while\"] 0")
        // the idle limit of 1.5 s, and as much again for a busy machine
        for try await seconds in group { #expect(seconds < 10) }
      }
    }
  }

  @Test func `a client that sends one byte at a time is cut off`() async throws {
    try await withEcho { client in
      let port = client.port
      let text = try await Client.aside {
        let line = try Line(port: port)
        try line.write("GET / HTTP/1.1\r\nHost: h\r\nX: ")
        // 60 s of a header that does not end; the limit is 0.6 s
        for _ in 0..<1200 where !line.hasAnswer {
          try line.write("y")
          Thread.sleep(forTimeInterval: 0.05)
        }
        return String(decoding: line.readToEnd(), as: UTF8.self)
      }
      #expect(text.hasPrefix("HTTP/1.1 408 "))
    }
  }

  @Test func `a client that has said all it will is answered`() async throws {
    try await withEcho { client in
      let port = client.port
      let text = try await Client.aside {
        let line = try Line(port: port)
        try line.write("GET /half HTTP/1.1\r\nHost: h\r\n\r\n")
        line.halfClose()
        return String(decoding: line.readToEnd(), as: UTF8.self)
      }
      #expect(text.hasSuffix("GET [\"half\"] 0"))
    }
  }

  @Test func `a body that nobody reads is no second request`() async throws {
    try await withEcho { client in
      let bytes =
        "POST /unread HTTP/1.1\r\nHost: h\r\nContent-Length: 36\r\n\r\n"
        + "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n"
      let text = String(decoding: try await client.exchange(Data(bytes.utf8)), as: UTF8.self)
      #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
      #expect(!text.contains("smuggled"))
    }
  }

  @Test func `more connections than are taken are refused, and room comes back`() async throws {
    var limits = HTTPLimits()
    (limits.connections, limits.idleSeconds) = (4, 1)
    let server = try HTTPServer(host: "127.0.0.1", port: 0, limits: limits)
    let work = Task { try await server.run { _ in HTTPResponse(status: 204) } }
    let client = Client(port: server.port)
    let lines = try (0..<4).map { _ in try Line(port: server.port) }
    try await Task.sleep(for: .milliseconds(200))
    #expect(try await client.get("/").status == 503)
    try await Task.sleep(for: .seconds(3))  // the four were idle for longer than they may
    #expect(try await client.get("/").status == 204)
    withExtendedLifetime(lines) {}
    work.cancel()
    _ = try? await work.value
  }
}
