import Foundation

/// The program under test, run as a child with limits.
struct ChildProgram {
  /// A command of the program with the options that take a value.
  struct Command {
    let path: [String]
    let options: [String]

    var name: String { path.joined(separator: " ") }
  }

  struct End {
    let status: Int32
    let isSignal: Bool
    let isLate: Bool
    let output: Data

    /// What is wrong with it; nil where nothing is.
    var problem: String? {
      if isLate { return "took longer than \(ChildProgram.longest) s" }
      if isSignal || status > 128 { return "ended by signal \(isSignal ? status : status - 128)" }
      return [0, 1, 64, 65].contains(status) ? nil : "ended with status \(status)"
    }
  }

  /// Seconds that a run may take, however busy the machine is; of processor time it has 60.
  static let longest = 300.0

  let path: String
  let models: String

  /// Runs in `folder`, with 24 GB of addresses and 60 s of processor time at most.
  func run(_ arguments: [String], in folder: String) -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "ulimit -v 25165824; ulimit -t 60; ulimit -c 0; exec \"$@\"", "sh", path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["BINODAL_MODELS": models, "SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let output = folder + "/../output"
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let end = Date(timeIntervalSinceNow: Self.longest)
    do { try process.run() } catch {
      return End(status: 127, isSignal: false, isLate: false, output: Data())
    }
    while process.isRunning, Date() < end { usleep(5000) }
    let isLate = process.isRunning
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return End(
      status: process.terminationStatus,
      isSignal: process.terminationReason == .uncaughtSignal, isLate: isLate,
      output: FileManager.default.contents(atPath: output) ?? Data())
  }

  /// The commands that do something, as the parser itself lists them.
  func commands() throws -> [Command] {
    let end = run(["--experimental-dump-help"], in: NSTemporaryDirectory())
    let tool = try JSONDecoder().decode(Tool.self, from: end.output)
    return (tool.command.subcommands ?? []).flatMap { Self.commands(of: $0, under: []) }
      .filter { $0.path.first != "help" }
  }

  private static func commands(of node: Tool.Node, under path: [String]) -> [Command] {
    let path = path + [node.commandName]
    let inner = node.subcommands ?? []
    guard inner.isEmpty else { return inner.flatMap { commands(of: $0, under: path) } }
    let options = (node.arguments ?? []).filter { $0.kind == "option" }
      .compactMap { $0.names?.first { $0.kind == "long" }?.name }
    return [Command(path: path, options: options)]
  }

  /// What ArgumentParser says of a program.
  private struct Tool: Decodable {
    struct Node: Decodable {
      let commandName: String
      let subcommands: [Node]?
      let arguments: [Argument]?
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }
      let kind: String
      let names: [Name]?
    }
    let command: Node
  }
}
