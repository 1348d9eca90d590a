/// The headers that every answer carries.
enum PageHeaders {
  /// Everything comes from this server, and no script stands within a page.
  static let policy =
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
    + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

  /// For files of runs: pictures and styles of their own, and nothing that runs.
  static let filePolicy =
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    + "base-uri 'none'; form-action 'none'; sandbox allow-popups allow-downloads"

  static func add(to response: inout HTTPResponse) {
    let headers = [
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Content-Security-Policy", policy), ("Cache-Control", "no-store"),
    ]
    for (name, value) in headers where response.headers[name] == nil {
      response.headers[name] = value
    }
  }
}
