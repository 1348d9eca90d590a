import Foundation

extension FileBytes {
  /// The file called `name` in the folder of this one, or in a folder below it.
  ///
  /// A header names its data, so it may not lead a reader to a file elsewhere: an absolute path, one
  /// with `..` and a link that leads out of the folder are refused.
  ///
  /// - Parameter field: What names the file, such as `the header's data file`.
  func beside(_ name: String, named field: String) throws(VolumeFileError) -> FileBytes {
    let allowed = "a file within the folder of the header"
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !parts.contains(".."), !name.contains("\0") else {
      throw malformed(field, quoted(name), allowed: allowed)
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    let other = folder == "./" ? name : folder + name
    guard let real = Self.realPath(other), let root = Self.realPath(folder) else {
      throw malformed(
        field, "\(quoted(name)) (\(systemError()))", allowed: "a file that can be read")
    }
    guard real.hasPrefix(root == "/" ? root : root + "/") else {
      throw malformed(field, "\(quoted(name)), which leads elsewhere", allowed: allowed)
    }
    do {
      return try FileBytes(path: other)
    } catch {
      guard case .unreadable(_, let reason) = error else { throw error }
      throw malformed(field, "\(quoted(name)) (\(reason))", allowed: "a file that can be read")
    }
  }

  /// The path freed of links; nil where there is no such file.
  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
