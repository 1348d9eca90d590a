import Foundation
import Randomness

/// `fuzz --options BINARY [SECONDS [SEED]]`, in the root of the project
///
/// Gives every option of every command, and every number of the shipped settings files, values at the
/// edge of what a number can be, and runs the program as a child in an empty folder. The options are
/// those that the parser itself lists. A run fails the program where it ends by a signal, takes longer
/// than its limit, or ends with another status than 0, 1, 64 and 65.
struct OptionFuzz {
  /// Numbers at the edges of integers and of doubles, and what is none at all.
  static let edges = [
    "-1", "0", "2147483648", "9223372036854775807", "-9223372036854775808",
    "18446744073709551615", "1e308", "-1e308", "1e-308", "5e-324", "-400", "0.5", "nan", "-nan",
    "inf", "-inf", "", " ", "١٢", "1e400", "0x10", "1,2,3", "a=b", ",", "[]", "~",
    String(repeating: "9", count: 10_240),
  ]

  let program: ChildProgram
  let seconds: Double
  let seed: UInt64

  init?(_ words: ArraySlice<String>) {
    guard let binary = words.first, words.count <= 3 else { return nil }
    let rest = Array(words.dropFirst())
    guard let seconds = rest.first.map({ Double($0) }) ?? 60, seconds > 0,
      let seed = rest.dropFirst().first.map({ UInt64($0) }) ?? 1
    else { return nil }
    let path = URL(fileURLWithPath: binary).path
    program = ChildProgram(path: path, models: FileManager.default.currentDirectoryPath + "/models")
    (self.seconds, self.seed) = (seconds, seed)
  }

  /// The number of failures.
  func run() -> Int {
    let folder = NSTemporaryDirectory() + "fuzz-options-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let inputs = try FuzzInputs(in: folder, program: program)
      let options = try optionTrials(inputs)
      let settings = try SettingsTrials(root: FileManager.default.currentDirectoryPath).all
      say("options: \(options.count) runs of \(Set(options.map(\.subject)).count) options")
      say("settings: \(settings.count) runs of \(Set(settings.map(\.subject)).count) numbers")
      return try run(options + settings, inputs)
    } catch {
      say("the fuzzer itself fails: \(error)")
      return 1
    }
  }

  /// As many as the time allows, in an order drawn by the seed.
  private func run(_ trials: [OptionTrial], _ inputs: FuzzInputs) throws -> Int {
    var random = SplitMix64(seed: seed)
    let end = Date(timeIntervalSinceNow: seconds)
    var (done, failures) = (0, 0)
    for trial in trials.shuffled(using: &random) where Date() < end {
      try inputs.clean()
      if let text = trial.settings {
        try text.write(toFile: inputs.settings, atomically: false, encoding: .utf8)
      }
      if let problem = program.run(trial.arguments, in: inputs.folder).problem {
        failures += 1
        say("  \(trial.subject), \(trial.value.prefix(40).debugDescription): \(problem)")
        say("    \(trial.arguments.map { String($0.prefix(60)) }.joined(separator: " "))")
      }
      done += 1
    }
    say("options and settings: seed \(seed), \(done) of \(trials.count) runs, \(failures) failures")
    return failures
  }

  /// Each option of each command with each edge value, after what the command needs.
  private func optionTrials(_ inputs: FuzzInputs) throws -> [OptionTrial] {
    try program.commands().flatMap { command in
      command.options.flatMap { option in
        Self.edges.map { value in
          OptionTrial(
            subject: "\(command.name) --\(option)", value: value,
            arguments: command.path + inputs.arguments(of: command.name, without: option)
              + ["--\(option)=\(value)"])
        }
      }
    }
  }
}

/// One run of the program.
struct OptionTrial {
  /// The option or the key that has an odd value.
  let subject: String
  let value: String
  let arguments: [String]
  /// The settings file to lay beside; nil where none is needed.
  var settings: String?
}
