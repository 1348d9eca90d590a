import Foundation

/// Serves a workspace until the process is asked to end (SIGINT, SIGTERM).
///
/// Runs that were started go on after it.
///
/// - Parameter ready: Called with the address of the page once clients can come.
/// - Throws: ``ServeError`` where the server cannot start.
package func serveWorkbench(_ options: ServeOptions, ready: (String) -> Void) throws {
  signal(SIGPIPE, SIG_IGN)
  let workbench = try Workbench(options)
  let server = try HTTPServer(host: options.host, port: options.port, limits: options.limits)
  let gate = Gate(workbench)
  let done = DispatchSemaphore(value: 0)
  let work = Task {
    defer { done.signal() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run { await gate.answer($0) } }
      group.addTask { try await workbench.attend() }
      // kept until the end: its return would be taken for that of the server
      group.addTask {
        await workbench.warm()
        while true { try await Task.sleep(for: .seconds(86400)) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
  let sources = [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { work.cancel() }
    source.resume()
    return source
  }
  ready(options.address(port: server.port))
  done.wait()
  for source in sources { source.cancel() }
  workbench.close()
}

extension ServeOptions {
  /// Where a browser finds the page; with the token, where there is one.
  package func address(port: UInt16) -> String {
    let name =
      ["0.0.0.0", "::"].contains(host)
      ? ProcessInfo.processInfo.hostName : host.contains(":") ? "[\(host)]" : host
    let kept = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    let query =
      token.map { "?token=" + ($0.addingPercentEncoding(withAllowedCharacters: kept) ?? "") } ?? ""
    return "http://\(name):\(port)\(prefix)/\(query)"
  }
}
