/// Why a request cannot be read; the connection ends with the answer.
package enum HTTPFault: Error, Equatable {
  /// It is no HTTP/1.1, in the rest of a sentence.
  case malformed(String)
  case version
  /// The request line and the headers are longer than is taken.
  case longHead(limit: Int)
  /// The body is longer than is taken.
  case longBody(limit: Int)
  case codingUnknown(String)
  /// It took too long.
  case slow
  /// The client is gone.
  case disconnected

  package var status: Int {
    switch self {
    case .malformed, .disconnected: 400
    case .version: 505
    case .longHead: 431
    case .longBody: 413
    case .codingUnknown: 501
    case .slow: 408
    }
  }

  package var code: String {
    switch self {
    case .malformed, .disconnected, .version, .codingUnknown: "bad_request"
    case .longHead: "header_too_large"
    case .longBody: "too_large"
    case .slow: "timeout"
    }
  }

  package var message: String {
    switch self {
    case .malformed(let problem): "The request cannot be read: \(problem)."
    case .version: "The request is in a version of HTTP other than 1.0 and 1.1."
    case .longHead(let limit): "The headers of the request are longer than \(limit) bytes."
    case .longBody(let limit): "The body of the request is longer than \(limit) bytes."
    case .codingUnknown(let name): "The transfer coding “\(name)” is not known; use chunked."
    case .slow: "The request took too long to arrive."
    case .disconnected: "The client has gone."
    }
  }
}
