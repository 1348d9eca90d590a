import Support

/// What a server is started with.
package struct ServeOptions: Sendable {
  package var workspace: String
  package var host = "127.0.0.1"
  package var port: UInt16 = 8642
  /// The path under which a proxy shows the page, such as `/films`; empty for the root.
  package var prefix = ""
  /// Who knows it may come in; nil lets everyone in who reaches the address.
  package var token: String?
  /// Names by which the server is called, beside its addresses.
  package var allowedHosts: [String] = []
  /// Runs that go on at once.
  package var jobs = 1
  /// The program that runs studies; this one unless given.
  package var program: [String] = []
  package var limits = HTTPLimits()

  package init(workspace: String) { self.workspace = workspace }

  /// - Throws: ``ServeError`` for what cannot be served.
  func check() throws(ServeError) {
    if let token, token.utf8.count < 12 {
      throw .badOption(name: "--token", problem: "give 12 characters at least")
    }
    if token == nil, !isLoopback { throw .tokenNeeded(host: host) }
    let parts = prefix.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard prefix.isEmpty || prefix.hasPrefix("/"),
      parts.allSatisfy({ FileName.fault(String($0)) == nil })
    else { throw .badOption(name: "--prefix", problem: "give a path such as /films") }
  }

  private var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
