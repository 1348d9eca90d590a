import Foundation
import Studies
import Support

/// A request with what its route's path says of it.
struct Call: Sendable {
  let request: HTTPRequest
  let values: [String: String]
  /// What stands for `{name...}`.
  let rest: [String]

  /// The most bytes of a JSON body.
  static let longestBody = 1 << 20

  /// A part of the path that names something; a name that could lead elsewhere names nothing.
  func name(_ part: String) throws(APIError) -> String {
    guard let value = values[part], FileName.fault(value) == nil else {
      throw .notFound("There is no such \(part).")
    }
    return value
  }

  /// The JSON body.
  func body<T: Decodable>(_ type: T.Type = T.self) async throws -> T {
    let kind = (request.headers["Content-Type"] ?? "").prefix { $0 != ";" }.trimmingSpaces
    guard kind.caseInsensitiveCompare("application/json") else {
      throw APIError(
        415, "unsupported_type", "The body must have Content-Type: application/json.")
    }
    let data = try await request.body.data(limit: Self.longestBody)
    do { return try JSONDecoder().decode(type, from: data) } catch let error as DecodingError {
      throw APIError(error)
    }
  }

  /// A whole number of the query within a range; nil where it is not given.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(APIError) -> Int? {
    guard let text = request.parameter(name) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw .invalid(
        "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text)”",
        key: name)
    }
    return value
  }

  /// One of several words of the query; nil where it is not given.
  func word(_ name: String, of words: [String]) throws(APIError) -> String? {
    guard let text = request.parameter(name) else { return nil }
    guard words.contains(text) else {
      throw .invalid(
        "\(name) is one of \(words.joined(separator: ", ")), not “\(text)”", key: name)
    }
    return text
  }
}

extension APIError {
  /// What is wrong with a JSON body, and where in it.
  init(_ error: DecodingError) {
    let (context, problem): (DecodingError.Context, String) =
      switch error {
      case .keyNotFound(let key, let context): (context, "the key \(key.stringValue) is missing")
      case .typeMismatch(_, let context), .valueNotFound(_, let context):
        (context, "a value of another type is expected")
      case .dataCorrupted(let context):
        (context, context.codingPath.isEmpty ? "it is no JSON" : context.debugDescription)
      @unknown default: (.init(codingPath: [], debugDescription: ""), "it cannot be read")
      }
    let key = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      .joined(separator: ".")
    let position = key.isEmpty ? "" : " at \(key)"
    self.init(
      422, "invalid", "The body cannot be taken\(position): \(problem).",
      key: key.isEmpty ? nil : key)
  }
}

extension HTTPResponse {
  /// A document, as `--json` prints it.
  static func document(
    _ value: some JSONDocument, status: Int = 200, headers: HTTPHeaders = [:]
  ) throws -> HTTPResponse {
    json(try JSONText.document(value), status: status, headers: headers)
  }

  static func json(
    _ text: String, status: Int = 200, headers: HTTPHeaders = [:]
  ) -> HTTPResponse {
    HTTPResponse(
      status: status, type: "application/json; charset=utf-8", Data(text.utf8), headers: headers)
  }
}
