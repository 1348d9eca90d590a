import Foundation

/// Whether a request may come in at all: by the name it was sent to and the page that sent it.
///
/// A page of another origin can make a browser send requests here. It cannot choose the `Host`, unless
/// its own name is made to point here (DNS rebinding), and it cannot hide its `Origin` from what it
/// changes. So only names that are this server's are answered, and nothing is changed for a page of
/// another origin.
struct Admission: Sendable {
  /// Names beside addresses and `localhost`, in lower case.
  let names: Set<String>

  /// Why the request is refused; nil where it may come in.
  func fault(of request: HTTPRequest) -> APIError? {
    guard let host = request.headers["Host"], let name = Self.name(of: host) else {
      return APIError(400, "bad_request", "The request names no host.")
    }
    guard Self.isAddress(name) || name == "localhost" || names.contains(name) else {
      return .forbidden(
        "This server is not called “\(name)”; open it by its address, or start it with "
          + "--allow-host \(name).")
    }
    let isForeign =
      request.headers["Sec-Fetch-Site"].map { !["same-origin", "none"].contains($0) } ?? false
    if ["GET", "HEAD"].contains(request.method) {
      let isVisit = request.headers["Sec-Fetch-Mode"] == "navigate"
      return isForeign && !isVisit ? Self.otherOrigin : nil
    }
    if let origin = request.headers["Origin"] {
      guard let authority = Self.authority(of: origin), authority == host.lowercased() else {
        return Self.otherOrigin
      }
    }
    return isForeign ? Self.otherOrigin : nil
  }

  private static let otherOrigin = APIError.forbidden(
    "A page of another origin may not use this server.")

  /// The name in `name:port` or `[address]:port`, in lower case.
  private static func name(of host: String) -> String? {
    let host = host.lowercased()
    let name =
      host.hasPrefix("[")
      ? host.dropFirst().prefix { $0 != "]" } : host.prefix { $0 != ":" }
    return name.isEmpty ? nil : String(name)
  }

  private static func authority(of origin: String) -> String? {
    for scheme in ["http://", "https://"] where origin.lowercased().hasPrefix(scheme) {
      return String(origin.lowercased().dropFirst(scheme.count))
    }
    return nil
  }

  /// Whether it is an address rather than a name, which no other site can have.
  private static func isAddress(_ name: String) -> Bool {
    var (four, six) = (in_addr(), in6_addr())
    return inet_pton(AF_INET, name, &four) == 1 || inet_pton(AF_INET6, name, &six) == 1
  }
}
