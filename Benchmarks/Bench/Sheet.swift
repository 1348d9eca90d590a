import Foundation

/// A table of figures: one header, rows of as many cells.
struct Table: Codable {
  let title: String
  /// What was measured, on what, to what tolerance: whatever a reader needs to repeat it.
  let note: String
  let header: [String]
  var rows: [[String]] = []

  var markdown: String {
    let lines = [header, header.map { _ in "---" }] + rows
    let body = lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    return "## \(title)\n\n\(note)\n\n\(body)\n"
  }
}

/// All tables of a run, and the machine that they come from.
struct Sheet: Codable {
  let machine: Machine
  let threads: Int
  var tables: [Table] = []

  init(machine: Machine, threads: Int) { (self.machine, self.threads) = (machine, threads) }

  var markdown: String {
    let head = "# Measured on \(machine.processor), \(machine.cores) cores, \(threads) threads used"
    return ([head] + tables.map(\.markdown)).joined(separator: "\n\n")
  }

  /// Leaves bench.md and bench.json in a folder.
  func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let files = ["bench.md": Data(markdown.utf8), "bench.json": try encoder.encode(self)]
    for (name, data) in files {
      try data.write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)
    }
  }
}

/// The computer that measured.
struct Machine: Codable {
  let processor: String
  let cores: Int
  let memory: String

  static var here: Machine {
    let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = facts.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    let info = ProcessInfo.processInfo
    return Machine(
      processor: name ?? "an unknown processor", cores: info.activeProcessorCount,
      memory: "\(info.physicalMemory >> 30) GiB")
  }
}

/// `value` with three digits that count.
func digits(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return "\(value)" }
  let decimals = max(0, 2 - Int(log10(abs(value)).rounded(.down)))
  return String(format: "%.\(min(decimals, 9))f", value)
}

/// A time in the unit that suits it.
func time(_ seconds: Double) -> String {
  seconds < 1 ? "\(digits(seconds * 1000)) ms" : "\(digits(seconds)) s"
}
