import Corpus
import Foundation

/// What the parts of a job have in common: `parts/job.json`.
package struct JobCard: Codable, Equatable, Sendable {
  package enum Command: String, Codable, Sendable, CaseIterable {
    case corpus, sweep, evaluate
  }

  package let command: Command
  /// Version and commit of the program: parts made by two programs do not go together.
  package let program: String
  /// Everything else that the result depends on, by name: values, or SHA-256 of long ones.
  package let settings: [String: String]
  /// What the merge needs besides the records: the text of a sweep's study, the options of an
  /// evaluation.
  package let input: String
  package let items: Int
  /// Of all items, in units of the command's own.
  package let cost: Double

  package init(
    command: Command, program: String = JobCard.thisProgram, settings: [String: String],
    input: String = "", items: Int, cost: Double
  ) {
    (self.command, self.program, self.settings) = (command, program, settings)
    (self.input, self.items, self.cost) = (input, items, cost)
  }

  package static var thisProgram: String {
    Binodal.version + (Binodal.commit.isEmpty ? "" : "+" + Binodal.commit)
  }

  /// SHA-256 of the settings, the program and the number of items: what every record carries.
  package var fingerprint: String {
    let parts =
      [command.rawValue, program, "\(items)"]
      + settings.sorted { $0.key < $1.key }.flatMap {
        [$0.key, $0.value]
      }
    return sha256(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
  }

  /// The names of what two jobs differ in.
  package func differences(from other: JobCard) -> [String] {
    let names = Set(settings.keys).union(other.settings.keys).sorted()
    let others = [
      ("command", command.rawValue == other.command.rawValue),
      ("version of the program", program == other.program),
      ("number of items", items == other.items),
    ]
    return others.filter { !$0.1 }.map(\.0)
      + names.filter { settings[$0] != other.settings[$0] }
  }
}

extension PartsFolder {
  /// Writes the card of a new job, or holds it against the one that is there.
  package func open(_ card: JobCard) throws {
    try make("items")
    try make("workers")
    if let found = try read(JobCard.self, job) {
      let other = card.differences(from: found)
      guard other.isEmpty else {
        throw PartsError.otherJob(folder: result, differences: other)
      }
      return
    }
    try write(card, to: job)
  }

  /// The card of the job in this folder.
  package func card() throws -> JobCard {
    guard let card = try read(JobCard.self, job) else { throw PartsError.noJob(folder: result) }
    return card
  }
}
