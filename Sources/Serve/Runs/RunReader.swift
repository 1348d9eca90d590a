import Foundation
import Reports
import StrictYAML
import Studies
import Synchronization

/// What run folders hold, read again where they have changed.
final class RunReader: Sendable {
  private struct Entry {
    let stamp: [String]
    let known: RunKnowledge
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// - Complexity: A few looks at files where nothing has changed, else O(evaluations).
  func knowledge(of folder: RunFolder) -> RunKnowledge {
    let files = [
      folder.ledger, folder.ledger + "-wal", folder.study, folder.report,
    ]
    let stamp = files.map(Self.stamp)
    if let entry = entries.withLock({ $0[folder.path] }), entry.stamp == stamp {
      return entry.known
    }
    let known = Self.read(folder)
    entries.withLock { $0[folder.path] = Entry(stamp: stamp, known: known) }
    return known
  }

  private static func read(_ folder: RunFolder) -> RunKnowledge {
    var known = RunKnowledge()
    known.hasReport = FileManager.default.fileExists(atPath: folder.report)
    known.plannedEvaluations = try? Study.load(folder.study).search.evaluations
    guard folder.holdsRun else { return known }
    do { known.overview = try RunOverview(folder: folder.path) } catch {
      known.fault = "\(error)"
    }
    return known
  }

  private static func stamp(_ path: String) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return "–" }
    let time = facts.st_mtim
    return "\(facts.st_ino) \(facts.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
