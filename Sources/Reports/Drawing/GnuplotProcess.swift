import Foundation

/// gnuplot as a program beside this one, which reads its standard input to the end.
///
/// It has its own defaults: no start-up file of the user's or the system's (`-d`) and no variable of
/// the environment may change a figure. No shell reads any of what it is given.
struct GnuplotProcess {
  private static let unwanted = [
    "GNUTERM", "GNUPLOT_LIB", "GNUPLOT_DRIVER_DIR", "GDFONTPATH", "GNUPLOT_DEFAULT_GDFONT",
    "GNUPLOT_PS_DIR", "FIT_SCRIPT", "FIT_LOG",
  ]

  /// A descriptor of its standard input, for the caller to close; this process has no other.
  let input: Int32
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  /// A file without a name, which takes what gnuplot prints however much that is.
  private let printed: UnsafeMutablePointer<FILE>

  /// - Parameters:
  ///   - path: The program's file.
  ///   - folder: Where it runs.
  /// - Throws: Why it could not be started, in the system's words.
  init(_ path: String, in folder: String) throws {
    guard let printed = tmpfile() else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    let pipe = Pipe()
    let output = FileHandle(fileDescriptor: fileno(printed))
    let variables = ProcessInfo.processInfo.environment
    process.executableURL = URL(filePath: path)
    process.arguments = ["-d"]
    process.environment = variables.filter { !Self.unwanted.contains($0.key) }
    process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory)
    process.standardInput = pipe
    (process.standardOutput, process.standardError) = (output, output)
    process.terminationHandler = { [ended] _ in ended.signal() }
    do { try process.run() } catch {
      fclose(printed)
      throw error
    }
    self.printed = printed
    // Closed in every other program that is started, or this one would never see its input's end.
    input = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_DUPFD_CLOEXEC, 3)
    try pipe.fileHandleForWriting.close()
  }

  /// Waits for its end, which comes once `input` is closed, and returns what it printed.
  func finish() -> (succeeded: Bool, text: String) {
    ended.wait()
    rewind(printed)
    let output = FileHandle(fileDescriptor: fileno(printed), closeOnDealloc: false)
    let bytes = (try? output.readToEnd()) ?? Data()
    fclose(printed)
    let text = String(decoding: bytes, as: UTF8.self)
    guard process.terminationReason == .exit else {
      return (false, text + "\nended by signal \(process.terminationStatus)")
    }
    return (process.terminationStatus == 0, text)
  }

  /// The file of a command that the path holds, or of a path; nil where there is no program.
  static func path(of program: String) -> String? {
    let files = FileManager.default
    if program.contains("/") { return files.isExecutableFile(atPath: program) ? program : nil }
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(program)" }
      .first { files.isExecutableFile(atPath: $0) }
  }
}
