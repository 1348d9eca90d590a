import Foundation

/// A program of this machine, run to its end.
public enum OtherProgram {
  public struct Ended {
    public let status: Int32
    /// What it printed, its complaints among it.
    public let text: String

    public var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  /// - Parameters:
  ///   - words: The program's name, as the path finds it, and its arguments.
  ///   - folder: Where it runs; nil where the tests do.
  public static func run(_ words: [String], in folder: String? = nil) throws -> Ended {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ended(status: process.terminationStatus, text: String(decoding: said, as: UTF8.self))
  }
}
