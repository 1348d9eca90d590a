import Foundation
import Studies
import Support

/// The folder that a server works in: runs, studies, uploads, and what the server keeps for itself.
package struct Workspace: Sendable {
  package let path: String

  /// Makes the folders that are missing.
  package init(_ folder: String) throws(ServeError) {
    do throws(FileFailure) {
      for part in ["", "runs", "studies", "uploads"] { try OwnFolder.make(part, in: folder) }
      for part in ["/.binodal", "/.binodal/jobs", "/.binodal/logs", "/.binodal/progress"] {
        if mkdir(folder + part, 0o700) != 0, errno != EEXIST {
          throw FileFailure(path: folder + part, code: errno)
        }
        try OwnFolder.check(folder + part)
      }
    } catch { throw .unwritable(path: error.path, reason: error.reason) }
    path = ConfinedPath(folder).root
  }

  /// Takes the workspace for this server.
  ///
  /// - Throws: ``ServeError/workspaceInUse(folder:holder:)``.
  func claim() throws(ServeError) -> FileLock {
    do { return try FileLock(folder: path + "/.binodal", name: "serve.lock") } catch {
      switch error {
      case .inUse(_, let holder):
        throw .workspaceInUse(
          folder: path, holder: holder.map { "process \($0.pid)" } ?? "another server")
      case .unwritable(let failure):
        throw .unwritable(path: failure.path, reason: failure.reason)
      }
    }
  }

  var confined: ConfinedPath { ConfinedPath(path) }
  var runs: String { path + "/runs" }
  var uploads: String { path + "/uploads" }

  /// The folder of a run, or of the run of a sweep's point.
  func run(_ name: String) -> RunFolder {
    RunFolder(([runs] + (point(name) ?? [name])).joined(separator: "/"))
  }

  func study(_ name: String) -> String { "\(path)/studies/\(name).yaml" }
  func job(_ name: String) -> String { "\(path)/.binodal/jobs/\(name).json" }
  func log(_ name: String) -> String { "\(path)/.binodal/logs/\(name).log" }
  func progress(_ name: String) -> String { "\(path)/.binodal/progress/\(name).json" }

  /// The names of the folders that hold a run, or are about to.
  func runNames() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
    return names.filter { name in
      FileName.fault(name) == nil && FileManager.default.fileExists(atPath: run(name).study)
    }
  }

  /// A run's folder; links and names that lead elsewhere are none.
  func existingRun(_ name: String) -> RunFolder? {
    let parts = ["runs"] + (point(name) ?? [name])
    guard confined.existing(parts) == path + "/" + parts.joined(separator: "/") else { return nil }
    return run(name)
  }
}
