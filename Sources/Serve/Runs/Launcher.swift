import Foundation

/// Starts the program as a process in a session of its own, which goes on when the server ends.
enum Launcher {
  /// - Parameters:
  ///   - arguments: The program and what it is given.
  ///   - log: The file that gets what the process writes to stderr.
  /// - Returns: The number of the process, to be waited for.
  static func start(_ arguments: [String], log: String) throws(ServeError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 2, log, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644)
    // the sockets of clients and the one that is listened on stay with the server
    for file in openFiles where file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // a server ignores signals that must end a run
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var pid: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let code = posix_spawn(&pid, arguments[0], &actions, &attributes, &words, environ)
    guard code == 0 else {
      throw .unwritable(path: arguments[0], reason: String(cString: strerror(code)))
    }
    return pid
  }

  private static var openFiles: [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [])
      .compactMap { Int32($0) }
  }

  /// How a process that this one started has ended; nil while it runs.
  static func ending(of pid: Int32) -> Ending? {
    var status: Int32 = 0
    let found = waitpid(pid, &status, WNOHANG)
    if found == 0 { return nil }
    guard found == pid else { return .unknown }
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
    /// It was another process's child.
    case unknown
  }

  /// glibc's `POSIX_SPAWN_SETSID`, a macro that Swift does not see.
  private static let newSession: Int16 = 0x80
}
