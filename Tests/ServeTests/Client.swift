import Foundation

/// A client that sends exactly the bytes it is given and takes what comes.
struct Client: Sendable {
  let port: UInt16

  struct Answer: Sendable {
    let status: Int
    let headers: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:]
    }
  }

  func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
    try await send("GET", path, headers: headers)
  }

  func post(_ path: String, _ json: Any, headers: [String: String] = [:]) async throws -> Answer {
    let body = try JSONSerialization.data(withJSONObject: json)
    return try await send(
      "POST", path, headers: ["Content-Type": "application/json"].merging(headers) { $1 },
      body: body)
  }

  /// One request on a connection of its own.
  func send(
    _ method: String, _ path: String, headers: [String: String] = [:], body: Data? = nil
  ) async throws -> Answer {
    var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"].merging(headers) { $1 }
    if let body { all["Content-Length"] = "\(body.count)" }
    let lines = ["\(method) \(path) HTTP/1.1"] + all.map { "\($0.key): \($0.value)" }
    let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
    return try Self.parse(try await exchange(Data(head.utf8) + (body ?? Data())))
  }

  /// Sends bytes and reads until the server closes.
  func exchange(_ bytes: Data) async throws -> Data {
    try await Self.aside { [port] in
      let line = try Line(port: port)
      try line.write(bytes)
      return line.readToEnd()
    }
  }

  /// Does what waits or takes long on a thread of its own: the server shares those of the tests.
  static func aside<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
  }

  static func parse(_ data: Data) throws -> Answer {
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { throw Broken(data: data) }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(
      separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw Broken(data: data) }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    guard words.count > 1, let status = Int(words[1]) else { throw Broken(data: data) }
    let body = Data(data[end.upperBound...])
    return Answer(
      status: status, headers: headers,
      body: headers["transfer-encoding"] == "chunked" ? joined(body) : body)
  }

  /// The content of chunks.
  private static func joined(_ chunks: Data) -> Data {
    var (rest, all) = (chunks[...], Data())
    while let end = rest.range(of: Data("\r\n".utf8)),
      let count = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16),
      count > 0
    {
      all += rest[end.upperBound..<end.upperBound + count]
      rest = rest[(end.upperBound + count + 2)...]
    }
    return all
  }

  struct Broken: Error { let data: Data }
}

/// An open connection.
final class Line: Sendable {
  private let file: Int32

  init(port: UInt16) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  deinit { close(file) }

  func write(_ data: Data) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }  // cut off: what it answered may still be read
      rest = rest.dropFirst(count)
    }
  }

  func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// Says that nothing more will be sent.
  func halfClose() { shutdown(file, Int32(SHUT_WR)) }

  /// Whether something is there to read, or the end.
  var hasAnswer: Bool {
    var byte: UInt8 = 0
    return recv(file, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) >= 0
  }

  /// What is there, at most so much; nil at the end.
  func read() -> Data? {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = recv(file, &bytes, bytes.count, 0)
    return count > 0 ? Data(bytes[..<count]) : nil
  }

  func readToEnd() -> Data {
    var all = Data()
    while let piece = read() { all += piece }
    return all
  }

  /// Reads until a text has come, or the end.
  func read(until text: String) -> String {
    var all = Data()
    while !String(decoding: all, as: UTF8.self).contains(text), let piece = read() { all += piece }
    return String(decoding: all, as: UTF8.self)
  }
}
