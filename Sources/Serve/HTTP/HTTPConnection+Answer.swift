import FlyingSocks
import Foundation

/// What goes back to the client.
extension HTTPConnection {
  func refuse(_ fault: HTTPFault) async throws {
    let response = APIError(fault).response
    try await write(response.head(length: response.length, stays: false))
    if case .data(let data) = response.body { try await write(data) }
  }

  func send(
    _ response: HTTPResponse, to request: RequestHead, stays: Bool
  ) async throws {
    let isChunked = response.length == nil && request.isHTTP11
    try await write(
      response.head(
        length: response.length, isChunked: isChunked,
        stays: stays && (response.length != nil || isChunked)))
    guard request.method != "HEAD", ![204, 304].contains(response.status) else { return }
    switch response.body {
    case .data(let data): try await write(data)
    case .file(let path, let bytes): try await send(file: path, bytes: bytes)
    case .stream(let make):
      try await make(
        BodyWriter { data in try await self.write(isChunked ? data.chunk : data) })
      if isChunked { try await write(Data("0\r\n\r\n".utf8)) }
    }
    guard response.length != nil || isChunked else { throw HTTPFault.disconnected }
  }

  private func send(file: String, bytes: Int) async throws {
    guard let handle = FileHandle(forReadingAtPath: file) else { throw HTTPFault.disconnected }
    defer { try? handle.close() }
    var left = bytes
    while left > 0 {
      guard let piece = try handle.read(upToCount: min(left, 1 << 16)), !piece.isEmpty else {
        throw HTTPFault.disconnected  // the file has become shorter
      }
      left -= piece.count
      try await write(piece)
    }
  }

  func write(_ data: Data) async throws {
    for start in stride(from: 0, to: data.count, by: 1 << 18) {
      deadlines.set(limits.writeSeconds, for: socket.socket, .all)
      let first = data.startIndex + start
      try await socket.write(Data(data[first..<min(first + 1 << 18, data.endIndex)]))
    }
    deadlines.set(nil, for: socket.socket)
  }
}

extension Data {
  /// As a chunk of the chunked transfer coding.
  fileprivate var chunk: Data {
    Data("\(String(count, radix: 16))\r\n".utf8) + self + Data("\r\n".utf8)
  }
}

extension HTTPResponse {
  /// The status line and the headers.
  ///
  /// Values come from the program, but for names of files, whose control characters are left out here
  /// so that no answer can be split in two.
  func head(length: Int?, isChunked: Bool = false, stays: Bool) -> Data {
    var headers = headers
    if status != 204, status != 304 {
      if let length { headers["Content-Length"] = "\(length)" }
      if isChunked { headers["Transfer-Encoding"] = "chunked" }
    }
    headers["Connection"] = stays ? "keep-alive" : "close"
    var text = "HTTP/1.1 \(status) \(Self.phrases[status] ?? "Other")\r\n"
    for (name, value) in headers.fields {
      let plain = value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
      text += "\(name): \(String(String.UnicodeScalarView(plain)))\r\n"
    }
    return Data((text + "\r\n").utf8)
  }
}
