import Foundation
import Randomness
import Volumes

/// `fuzz [--seconds N] [--format F] [--seed S] [--seeds DIR] [--out DIR]`, or `fuzz --memory`,
/// or `fuzz --options BINARY [SECONDS [SEED]]` (see ``OptionFuzz``)
///
/// Breaks good volume files in every way it knows and reads each in a child process. A file must be
/// read or refused with a sentence that names it: a crash, a hang and an allocation that the file
/// does not justify are failures. Their files are kept, with the seed and the number of the trial
/// that makes them again. Ends with status 1 where there was one.
@main
struct Fuzz {
  var seconds = 60.0
  var formats = VolumeFormat.allCases
  var seed: UInt64 = 1
  /// More good files to start from.
  var more: String?
  var out = "fuzz-failures"

  static func main() {
    if CommandLine.arguments.dropFirst() == ["--memory"] { exit(Peak.check() ? 0 : 1) }
    if CommandLine.arguments.dropFirst().first == "--options",
      let options = OptionFuzz(CommandLine.arguments.dropFirst(2))
    {
      exit(options.run() == 0 ? 0 : 1)
    }
    guard let fuzz = Fuzz(CommandLine.arguments.dropFirst()) else {
      let names = VolumeFormat.allCases.map(\.rawValue).joined(separator: " ")
      say("usage: fuzz [--seconds N] [--format F] [--seed S] [--seeds DIR] [--out DIR]")
      say("       fuzz --memory")
      say("       fuzz --options BINARY [SECONDS [SEED]]")
      say("formats: \(names)")
      exit(64)
    }
    let unseen = SelfCheck.failures()
    for failure in unseen { say("the fuzzer itself fails: \(failure)") }
    exit(unseen.isEmpty && fuzz.run() == 0 ? 0 : 1)
  }

  init?(_ words: ArraySlice<String>) {
    var words = words
    while let word = words.popFirst() {
      guard let value = words.popFirst() else { return nil }
      switch word {
      case "--seconds":
        guard let number = Double(value), number > 0 else { return nil }
        seconds = number
      case "--format":
        guard let format = VolumeFormat(rawValue: value) else { return nil }
        formats = [format]
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      case "--seeds": more = value
      case "--out": out = value
      default: return nil
      }
    }
  }

  /// The number of failures.
  func run() -> Int {
    var failures = 0
    for format in formats {
      let folder = NSTemporaryDirectory() + "fuzz-\(getpid())-\(format.rawValue)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      do {
        let seeds = try GoodFiles(format, in: folder, more: more).files
        failures += try run(format, seeds, folder)
      } catch {
        say("\(format.rawValue): \(error)")
        failures += 1
      }
    }
    return failures
  }

  private func run(_ format: VolumeFormat, _ seeds: [GoodFile], _ folder: String) throws -> Int {
    let end = Date(timeIntervalSinceNow: seconds)
    var counts: [Verdict.Kind: Int] = [:]
    var trial: UInt64 = 0
    var slowest = (seconds: 0.0, trial: trial)
    while Date() < end {
      var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ trial)
      let good = seeds[Int.random(in: 0..<seeds.count, using: &random)]
      let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
      let broken = Mutator(other.bytes).mutated(good.bytes, using: &random)
      let path = try good.lay(broken, in: folder + "/trial")
      let start = Date()
      let verdict = Trial(path, format, size: good.size(with: broken)).run()
      let took = Date().timeIntervalSince(start)
      if took > slowest.seconds { slowest = (took, trial) }
      counts[verdict.kind, default: 0] += 1
      if verdict.isFailure { try keep(folder + "/trial", format, trial, verdict) }
      trial += 1
    }
    report(format, seeds.count, trial, counts, slowest)
    return counts.filter { $0.key.isFailure }.values.reduce(0, +)
  }

  private func keep(
    _ folder: String, _ format: VolumeFormat, _ trial: UInt64, _ verdict: Verdict
  ) throws {
    let name = "\(format.rawValue)-\(seed)-\(trial)"
    say("  \(name): \(verdict.kind.rawValue): \(verdict.text)")
    let target = out + "/" + name
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: target)
    try FileManager.default.copyItem(atPath: folder, toPath: target)
  }

  private func report(
    _ format: VolumeFormat, _ seeds: Int, _ trials: UInt64, _ counts: [Verdict.Kind: Int],
    _ slowest: (seconds: Double, trial: UInt64)
  ) {
    let text = Verdict.Kind.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }
    say(
      "\(format.rawValue): seed \(seed), \(seeds) good files, \(trials) broken ones: "
        + text.joined(separator: ", ")
        + "; slowest \(String(format: "%.1f", slowest.seconds)) s, trial \(slowest.trial)")
  }
}

/// Prints a line at once, also into a file.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
