/// Finds the route of a request.
struct Router: Sendable {
  let routes: [Route]

  /// Answers a request for a path below `/api/v1/`.
  ///
  /// - Throws: ``APIError`` where there is no such path, or not by this method; whatever the route does.
  func answer(_ request: HTTPRequest, path: [String]) async throws -> HTTPResponse {
    let method = request.method == "HEAD" ? "GET" : request.method
    var allowed: [String] = []
    for route in routes {
      guard let (values, rest) = Self.match(path, route.parts) else { continue }
      guard route.method == method else {
        allowed.append(route.method)
        continue
      }
      return try await route.handle(Call(request: request, values: values, rest: rest))
    }
    guard allowed.isEmpty else {
      var response = APIError(
        405, "method_not_allowed", "\(request.method) is not a method of this path."
      ).response
      response.headers["Allow"] = allowed.joined(separator: ", ")
      return response
    }
    throw APIError.notFound("There is no such path; /api/v1/openapi.json lists them.")
  }

  private static func match(
    _ path: [String], _ parts: [Substring]
  ) -> ([String: String], rest: [String])? {
    var values: [String: String] = [:]
    for (index, part) in parts.enumerated() {
      if part.hasSuffix("...}") {
        return index < path.count ? (values, Array(path[index...])) : nil
      }
      guard index < path.count else { return nil }
      if part.hasPrefix("{") {
        values[String(part.dropFirst().dropLast())] = path[index]
      } else if part != path[index] {
        return nil
      }
    }
    return path.count == parts.count ? (values, []) : nil
  }
}
