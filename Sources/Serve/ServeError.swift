import Studies

/// Why the server cannot start.
package enum ServeError: Error, Equatable, CustomStringConvertible {
  case cannotListen(address: String, reason: String)
  /// Beyond the loopback without a token.
  case tokenNeeded(host: String)
  case badOption(name: String, problem: String)
  /// Another server has the workspace.
  case workspaceInUse(folder: String, holder: String)
  case unwritable(path: String, reason: String)

  package var description: String {
    switch self {
    case .cannotListen(let address, let reason):
      "cannot listen on \(address): \(reason); give another --host or --port"
    case .tokenNeeded(let host):
      "whoever reaches \(host) could start runs here; give --token, or --host 127.0.0.1"
    case .badOption(let name, let problem): "\(name): \(problem)"
    case .workspaceInUse(let folder, let holder):
      "the workspace \(folder) is served by \(holder) already; open that one, or give another "
        + "--workspace"
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}

extension ServeError: ExitCoded {
  package var exitCode: Int32 {
    switch self {
    case .tokenNeeded, .badOption: 64
    default: 1
    }
  }
}
