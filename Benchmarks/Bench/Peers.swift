import Foundation

/// Other people's programs, run as they come by a Python that has them.
struct Peers {
  /// What a peer's script says of its run, the last line of its output.
  struct Answer: Decodable {
    let name: String
    let version: String
    let wall: Double
    let cpu: Double
    let steps: Int?
    let tau: Double?
    let iterations: Int?
  }

  enum Failure: Error, CustomStringConvertible {
    case stopped(script: String, status: Int32)
    case silent(script: String)

    var description: String {
      switch self {
      case .stopped(let script, let status): "\(script) ended with status \(status)"
      case .silent(let script): "\(script) printed no answer"
      }
    }
  }

  let python: String
  let folder: String

  /// Runs one script of `Benchmarks/peers` to its end.
  func run(_ script: String, _ arguments: [String], threads: Int) throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["Benchmarks/peers/\(script)"] + arguments
    var variables = ProcessInfo.processInfo.environment
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"] {
      variables[name] = "\(threads)"
    }
    process.environment = variables
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure.stopped(script: script, status: process.terminationStatus)
    }
    let last = String(decoding: output, as: UTF8.self).split(separator: "\n").last
    guard let last else { throw Failure.silent(script: script) }
    return try JSONDecoder().decode(Answer.self, from: Data(last.utf8))
  }
}
