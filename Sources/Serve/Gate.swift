import Foundation
import Studies

/// Where every request comes in: who may, to what, and with which headers it is answered.
package struct Gate: Sendable {
  let workbench: Workbench
  let router: Router
  private let admission: Admission
  private let prefix: [String]
  private let page = PageFiles()

  package init(_ workbench: Workbench) {
    let options = workbench.options
    self.workbench = workbench
    router = Router(routes: workbench.allRoutes)
    admission = Admission(
      names: Set(
        (options.allowedHosts + [options.host, ProcessInfo.processInfo.hostName])
          .map { $0.lowercased() }))
    prefix = options.prefix.split(separator: "/").map(String.init)
  }

  /// Answers a request, whatever becomes of it.
  package func answer(_ request: HTTPRequest) async -> HTTPResponse {
    var response: HTTPResponse
    do { response = try await admitted(request) } catch { response = APIError(error).response }
    PageHeaders.add(to: &response)
    return response
  }

  private func admitted(_ request: HTTPRequest) async throws -> HTTPResponse {
    if let fault = admission.fault(of: request) { throw fault }
    var path = request.path[...]
    // a proxy may hand the prefix on or take it away
    if !prefix.isEmpty, path.starts(with: prefix) {
      path = path.dropFirst(prefix.count)
      if path.isEmpty { return redirect(to: (prefix.last ?? "") + "/") }
    }
    guard path.starts(with: ["api", "v1"]) else { return try visit(request, Array(path)) }
    let inner = Array(path.dropFirst(2))
    guard inner == ["session"] || workbench.session.admits(request) else {
      throw APIError(
        401, "unauthorized", "Sign in with the token that the server was started with.")
    }
    return try await router.answer(request, path: inner == [""] ? [] : inner)
  }

  /// The page's own files, and the way in with a token.
  private func visit(_ request: HTTPRequest, _ path: [String]) throws -> HTTPResponse {
    guard ["GET", "HEAD"].contains(request.method) else {
      throw APIError(405, "method_not_allowed", "\(request.method) is not a method of this path.")
    }
    if path == [""], let token = request.parameter("token") {
      var response = redirect(to: "./")
      if workbench.session.knows(token) {
        response.headers["Set-Cookie"] = workbench.session.cookieHeader
      }
      return response
    }
    return try page.answer(request, path)
  }

  private func redirect(to location: String) -> HTTPResponse {
    HTTPResponse(status: 303, headers: ["Location": location])
  }
}
