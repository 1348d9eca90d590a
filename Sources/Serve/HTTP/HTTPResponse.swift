package import Foundation

/// An answer: status, headers, and a body that may be made while it is sent.
package struct HTTPResponse: Sendable {
  package enum Body: Sendable {
    case data(Data)
    /// A regular file, sent piece by piece.
    case file(path: String, bytes: Int)
    /// Whatever the closure writes, for as long as it runs.
    case stream(@Sendable (BodyWriter) async throws -> Void)
  }

  package var status: Int
  package var headers: HTTPHeaders
  package var body: Body

  package init(status: Int = 200, headers: HTTPHeaders = [:], body: Body = .data(Data())) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  package init(status: Int = 200, type: String, _ data: Data, headers: HTTPHeaders = [:]) {
    self.init(status: status, headers: headers, body: .data(data))
    self.headers["Content-Type"] = type
  }

  /// The number of bytes of the body; nil where it is not known beforehand.
  var length: Int? {
    switch body {
    case .data(let data): data.count
    case .file(_, let bytes): bytes
    case .stream: nil
    }
  }

  static let phrases: [Int: String] = [
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 303: "See Other",
    304: "Not Modified", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
    403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
    409: "Conflict", 413: "Content Too Large", 415: "Unsupported Media Type",
    422: "Unprocessable Content", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
    505: "HTTP Version Not Supported",
  ]
}

/// Where a streamed body goes.
package struct BodyWriter: Sendable {
  let send: @Sendable (Data) async throws -> Void

  /// Sends bytes; waits for the client to take what came before.
  package func write(_ data: Data) async throws {
    if !data.isEmpty { try await send(data) }
  }

  package func write(_ text: String) async throws { try await write(Data(text.utf8)) }
}
