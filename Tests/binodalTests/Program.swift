import Foundation

/// The built program, run as a user would.
struct Program {
  struct Ended {
    let status: Int32
    let out: String
    let err: String
  }

  /// The folder of products: where the test bundle itself stands.
  static var products: URL {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// - Parameters:
  ///   - folder: The working folder; nil for the test's own.
  ///   - program: Another copy of the program than the built one.
  ///   - environment: Variables beside those of the test.
  static func run(
    _ arguments: [String], in folder: URL? = nil, program: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Ended {
    let process = Process()
    process.executableURL = program ?? products.appending(path: "binodal")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let out = Pipe()
    let err = Pipe()
    process.standardOutput = out
    process.standardError = err
    try process.run()
    let outData = out.fileHandleForReading.readDataToEndOfFile()
    let errData = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, out: String(decoding: outData, as: UTF8.self),
      err: String(decoding: errData, as: UTF8.self))
  }
}

/// An empty folder that goes when the value does.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "binodal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
