import Foundation

/// Slurm's commands, as far as they are used.
struct SlurmCluster {
  /// A task in the queue or at work.
  struct Task {
    /// The first part of its array, and the number of all parts; nil for the merge.
    let array: (first: Int, parts: Int)?
    let index: Int
  }

  /// The most tasks of an array: indices stay below `MaxArraySize`.
  func mostTasks() -> Int {
    let lines = (try? run(["scontrol", "show", "config"]))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("MaxArraySize") }
    return line?.split(separator: "=").last
      .flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 1001
  }

  /// Submits a script; returns the job's number.
  func submit(_ words: [String]) throws(PartsError) -> String {
    let answer = try run(["sbatch", "--parsable"] + words)
    let number = answer.split(separator: "\n").last?.split(separator: ";").first.map(String.init)
    guard let number, !number.isEmpty, number.allSatisfy(\.isNumber) else {
      throw .scheduler(command: "sbatch", reason: "it answered “\(answer.prefix(80))”")
    }
    return number
  }

  /// The tasks of jobs of a name that are in the queue or at work.
  func tasks(named name: String) throws(PartsError) -> [Task] {
    let answer = try run([
      "squeue", "--noheader", "--array", "--name=\(name)", "--format=%K %k",
    ])
    return answer.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let numbers = (words.last ?? "").split(separator: "/").compactMap { Int($0) }
      return Task(
        array: numbers.count == 2 ? (numbers[0], numbers[1]) : nil,
        index: words.first.flatMap { Int($0) } ?? 0)
    }
  }

  func cancel(_ jobs: [String], named name: String) throws(PartsError) {
    _ = try run(["scancel", "--quiet", "--name=\(name)"])
    for job in jobs { _ = try? run(["scancel", "--quiet", job]) }
  }

  private func run(_ words: [String]) throws(PartsError) -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    let (out, err) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, err)
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw .scheduler(command: words[0], reason: error.localizedDescription)
    }
    let answer = out.fileHandleForReading.readDataToEndOfFile()
    let complaint = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw .scheduler(
        command: words[0],
        reason: "it is not here; run this where Slurm's commands are, or use --part and merge")
    }
    guard process.terminationStatus == 0 else {
      let words = String(decoding: complaint, as: UTF8.self).split(separator: "\n")
      throw .scheduler(
        command: process.arguments?[0] ?? "", reason: words.joined(separator: "; "))
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
