import Foundation

/// Folders that the program fills itself: none of them may be a symbolic link, through which its files
/// would come to lie elsewhere.
package enum OwnFolder {
  /// Makes the folder at the path `inner` within `root`, and every folder above it that is missing.
  ///
  /// - Parameter inner: Names joined by slashes; empty for `root` itself, which may be a link.
  package static func make(_ inner: String = "", in root: String) throws(FileFailure) {
    try makeAll(root)
    var path = root
    for part in inner.split(separator: "/") {
      if let fault = FileName.fault(String(part)) {
        throw FileFailure(path: "\(root)/\(inner)", reason: fault)
      }
      path += "/" + part
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure(path: path, code: errno) }
      try check(path)
    }
  }

  /// Refuses what is there under this name and is no folder, or is a link to one.
  package static func check(_ path: String) throws(FileFailure) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { throw FileFailure(path: path, code: errno) }
    let kind = facts.st_mode & S_IFMT
    if kind == S_IFLNK {
      throw FileFailure(
        path: path, reason: "it is a symbolic link; put a folder of its own in its place")
    }
    if kind != S_IFDIR { throw FileFailure(path: path, code: ENOTDIR) }
  }

  private static func makeAll(_ root: String) throws(FileFailure) {
    do {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      guard let underlying, underlying.domain == NSPOSIXErrorDomain,
        let code = Int32(exactly: underlying.code)
      else { throw FileFailure(path: root, reason: error.localizedDescription) }
      throw FileFailure(path: root, code: code)
    }
  }
}
