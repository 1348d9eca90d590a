import Foundation

extension FileLock {
  /// Whether a process of this machine holds the lock of `folder`; takes nothing and changes nothing.
  ///
  /// - Source: proc(5), `/proc/locks`.
  package static func isHeld(in folder: String, name: String = FileLock.name) -> Bool {
    var facts = stat()
    guard lstat(folder + "/" + name, &facts) == 0,
      let table = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
    else { return false }
    let ending = ":\(facts.st_ino)"
    return table.split(separator: "\n").contains { line in
      line.contains(" FLOCK ")
        && line.split(separator: " ").contains {
          $0.count(where: { $0 == ":" }) == 2 && $0.hasSuffix(ending)
        }
    }
  }
}
