package import Foundation

/// Files that are there whole or not at all: after a kill, after a full disk, after a loss of power.
///
/// The bytes go to a file without a name where the file system has such files, else to a hidden one
/// beside the target. They are on the disk before the name is, and the name is before the call
/// returns. A symbolic link at the target is replaced and never followed.
package enum DurableFile {
  /// Writes `content` as the file at `path`, in place of any that is there.
  package static func write(_ content: Data, to path: String) throws(FileFailure) {
    try write([content], to: path)
  }

  /// Writes pieces of bytes one behind the other as the file at `path`, in place of any that is there.
  package static func write<Bytes: ContiguousBytes>(
    _ pieces: [Bytes], to path: String
  ) throws(FileFailure) {
    let folder = folder(of: path)
    let unnamed = open(folder, O_WRONLY | withoutName | O_CLOEXEC, 0o644)
    let temporary = temporaryName(for: path)
    let file =
      unnamed >= 0
      ? unnamed : open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileFailure(path: path, code: errno) }
    var isNamed = unnamed < 0
    do throws(FileFailure) {
      defer { close(file) }
      for piece in pieces { try fill(file, with: piece, path) }
      guard fsync(file) == 0 else { throw FileFailure(path: path, code: errno) }
      if !isNamed {
        guard link(file, as: temporary) else { throw FileFailure(path: path, code: errno) }
        isNamed = true
      }
      guard rename(temporary, path) == 0 else { throw FileFailure(path: path, code: errno) }
    } catch {
      if isNamed { unlink(temporary) }
      throw error
    }
    try settle(folder)
  }

  /// Writes text as UTF-8.
  package static func write(_ text: String, to path: String) throws(FileFailure) {
    try write(Data(text.utf8), to: path)
  }

  /// Gives the finished file `temporary` its name, once its bytes are on the disk; removes it where
  /// that fails.
  package static func commit(_ temporary: String, to path: String) throws(FileFailure) {
    do throws(FileFailure) {
      let file = open(temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { throw FileFailure(path: path, code: errno) }
      defer { close(file) }
      guard fsync(file) == 0 else { throw FileFailure(path: path, code: errno) }
      guard rename(temporary, path) == 0 else { throw FileFailure(path: path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    try settle(folder(of: path))
  }

  /// Puts the names of a folder's files on the disk.
  package static func settle(_ folder: String) throws(FileFailure) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw FileFailure(path: folder, code: errno) }
    defer { close(handle) }
    // Some file systems have no such thing as the sync of a folder.
    guard fsync(handle) == 0 || [EINVAL, ENOTSUP, EBADF].contains(errno) else {
      throw FileFailure(path: folder, code: errno)
    }
  }

  /// Linux's `O_TMPFILE`, which is a macro that Swift does not see.
  private static let withoutName = 0o20_000_000 | O_DIRECTORY

  private static func fill(
    _ file: Int32, with content: some ContiguousBytes, _ path: String
  ) throws(FileFailure) {
    let failure: Int32? = content.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Foundation.write(
          file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : ENOSPC }
        rest = rest.dropFirst(count)
      }
      return nil
    }
    if let failure { throw FileFailure(path: path, code: failure) }
  }

  private static func link(_ file: Int32, as path: String) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Hidden, beside `path`, and not another process's.
  private static func temporaryName(for path: String) -> String {
    let name = path.split(separator: "/").last.map { String($0.prefix(80)) } ?? ""
    return folder(of: path) + "/.\(name).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).partial"
  }
}
