import Foundation

/// A request as the routes see it.
package struct HTTPRequest: Sendable {
  package let method: String
  /// The parts of the path between its slashes, each decoded; a slash at the end leaves an empty one.
  package let path: [String]
  package let query: [(name: String, value: String)]
  package let headers: HTTPHeaders
  package let body: RequestBody

  /// The value of a query's parameter; the first where there are several.
  package func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// A cookie's value.
  package func cookie(_ name: String) -> String? {
    for pair in (headers["Cookie"] ?? "").split(separator: ";") {
      let sides = pair.split(separator: "=", maxSplits: 1)
      if sides.count == 2, sides[0].trimmingSpaces == name {
        return String(sides[1].trimmingSpaces)
      }
    }
    return nil
  }

  /// The same request for another path.
  func at(_ path: [String]) -> HTTPRequest {
    HTTPRequest(method: method, path: path, query: query, headers: headers, body: body)
  }
}

extension HTTPRequest {
  init(_ head: RequestHead, body: RequestBody) throws(HTTPFault) {
    let sides = head.target.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides[0].hasPrefix("/") else {
      throw .malformed("the target does not begin with a slash")
    }
    var path: [String] = []
    for part in sides[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      path.append(try Self.decoded(part))
    }
    let pairs = sides.count > 1 ? sides[1].split(separator: "&") : []
    var query: [(name: String, value: String)] = []
    for pair in pairs {
      let words = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query.append(
        (
          try Self.decoded(words[0], plus: true),
          words.count > 1 ? try Self.decoded(words[1], plus: true) : ""
        ))
    }
    self.init(method: head.method, path: path, query: query, headers: head.headers, body: body)
  }

  /// Text without its percent signs; what is no UTF-8 then, or holds a NUL, is refused.
  private static func decoded(_ text: Substring, plus: Bool = false) throws(HTTPFault) -> String {
    let spaced = plus ? String(text.replacing("+", with: " ")) : String(text)
    guard let decoded = spaced.removingPercentEncoding, !decoded.utf8.contains(0) else {
      throw .malformed("the target is wrongly encoded")
    }
    return decoded
  }
}
