package import Studies

/// One route of the API: what answers a method and a path, and all that its description says.
///
/// The router and the OpenAPI document are made of the same entries.
package struct Route: Sendable {
  package let method: String
  /// Below `/api/v1/`, with `{name}` for a part that varies and `{name...}` for all the rest.
  package let path: String
  /// The operation's name for programs.
  package let id: String
  package let summary: String
  package var query: [Parameter] = []
  package var body: Body = .none
  package var answer: Answer
  /// The statuses of errors beside those that every route has.
  package var errors: [Int] = []
  let handle: @Sendable (Call) async throws -> HTTPResponse

  /// A parameter of the query.
  package struct Parameter: Sendable {
    package let name: String
    package let type: ParameterType
    package let meaning: String
    package var isRequired = false
  }

  package enum ParameterType: Sendable, Equatable {
    case text
    case integer(ClosedRange<Int>)
    case words([String])
    /// Some of these words, with commas between them; any words where there are none.
    case list([String], count: ClosedRange<Int>)
  }

  package enum Body: Sendable {
    case none
    /// A JSON object of the type's properties in snake case.
    case json(any (Decodable & SendableMetatype).Type)
    /// Any bytes, at most so many.
    case bytes(limit: Int)
  }

  package enum Answer: Sendable {
    case document(any JSONDocument.Type, status: Int = 200)
    /// JSON that carries a name of its own.
    case json(String)
    case bytes(type: String, String)
    case events
    case nothing
  }

  /// The parts of the path.
  var parts: [Substring] { path.isEmpty ? [] : path.split(separator: "/") }
}

extension Route {
  static func get(
    _ path: String, _ id: String, _ summary: String, query: [Parameter] = [], _ answer: Answer,
    errors: [Int] = [], _ handle: @escaping @Sendable (Call) async throws -> HTTPResponse
  ) -> Route {
    Route(
      method: "GET", path: path, id: id, summary: summary, query: query, answer: answer,
      errors: errors, handle: handle)
  }

  static func post(
    _ path: String, _ id: String, _ summary: String, query: [Parameter] = [], _ body: Body,
    _ answer: Answer, errors: [Int] = [],
    _ handle: @escaping @Sendable (Call) async throws -> HTTPResponse
  ) -> Route {
    Route(
      method: "POST", path: path, id: id, summary: summary, query: query, body: body,
      answer: answer, errors: errors, handle: handle)
  }

  static func delete(
    _ path: String, _ id: String, _ summary: String, _ answer: Answer = .nothing,
    errors: [Int] = [], _ handle: @escaping @Sendable (Call) async throws -> HTTPResponse
  ) -> Route {
    Route(
      method: "DELETE", path: path, id: id, summary: summary, answer: answer, errors: errors,
      handle: handle)
  }
}
