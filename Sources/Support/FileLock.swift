import Foundation

/// The right to write in a folder, held by one process at a time.
///
/// An advisory `flock` on a file in the folder. The kernel frees it when the holder ends, however it
/// ends, so what a killed process leaves behind never blocks. While it is held the file names the
/// holder: process, host and start. It is removed when the lock is given back.
package final class FileLock: Sendable {
  /// Who holds a lock.
  package struct Holder: Equatable, Sendable {
    package let pid: Int32
    package let host: String
    /// When the holder took the lock, by its clock: `2026-01-31T12:00:00Z`.
    package let start: String
  }

  /// The lock's file in a run's folder.
  package static let name = "run.lock"

  private let descriptor: Descriptor

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - folder: The folder, which must exist.
  ///   - name: The lock's file there.
  package init(folder: String, name: String = FileLock.name) throws(FileLockError) {
    let path = folder + "/" + name
    while true {
      // Closed on exec: a child such as gnuplot must not keep the lock of a parent that died.
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard file >= 0 else { throw .unwritable(Self.failure(path, errno)) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let (code, holder) = (errno, Self.holder(file))
        close(file)
        guard code == EWOULDBLOCK || code == EAGAIN else {
          throw .unwritable(FileFailure(path: path, code: code))
        }
        throw .inUse(folder: folder, holder: holder)
      }
      // The holder before may have removed the file in between: then it is nobody's.
      guard Descriptor.isSame(file, path) else {
        close(file)
        continue
      }
      descriptor = Descriptor(file, path)
      Self.sign(file)
      return
    }
  }

  /// Gives the lock back; does nothing the second time.
  package func release() { descriptor.release() }

  private static func failure(_ path: String, _ code: Int32) -> FileFailure {
    code == ELOOP
      ? FileFailure(path: path, reason: "it is a symbolic link; remove it")
      : FileFailure(path: path, code: code)
  }

  private static func holder(_ file: Int32) -> Holder? {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map {
      String($0).printable()
    }
    guard let pid = lines.first.flatMap({ Int32($0) }) else { return nil }
    return Holder(
      pid: pid, host: lines.count > 1 ? lines[1] : "", start: lines.count > 2 ? lines[2] : "")
  }

  private static func sign(_ file: Int32) {
    let lines = "\(getpid())\n\(hostName)\n\(Date.now.formatted(.iso8601))\n"
    // Who holds the lock is a courtesy to the reader; the lock itself does not depend on it.
    _ = ftruncate(file, 0)
    _ = pwrite(file, lines, lines.utf8.count, 0)
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Why a folder could not be locked.
package enum FileLockError: Error, Equatable, CustomStringConvertible {
  /// Another process works in the folder; who, where it could be read.
  case inUse(folder: String, holder: FileLock.Holder?)
  case unwritable(FileFailure)

  package var description: String {
    switch self {
    case .inUse(let folder, let holder):
      "The folder \(folder) is in use by \(holder?.words ?? "another process"): wait for it to end, "
        + "or stop it, then start again."
    case .unwritable(let failure): failure.description
    }
  }
}

extension FileLock.Holder {
  fileprivate var words: String {
    "process \(pid)" + (host.isEmpty ? "" : " on \(host)")
      + (start.isEmpty ? "" : ", since \(start)")
  }
}

/// A locked file that is removed, unlocked and closed once.
private final class Descriptor: @unchecked Sendable {
  private let gate = NSLock()
  private let path: String
  private var file: Int32?

  init(_ file: Int32, _ path: String) { (self.file, self.path) = (file, path) }

  /// Whether the file at `path` is still the open one.
  static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(file, &opened) == 0 && lstat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }

  func release() {
    gate.withLock {
      if let file {
        if Self.isSame(file, path) { unlink(path) }
        // Unlocked by name: a child forked meanwhile holds the same open file, and closing ours
        // alone would leave the lock with it until it ends.
        flock(file, LOCK_UN)
        close(file)
      }
      file = nil
    }
  }

  deinit { release() }
}
