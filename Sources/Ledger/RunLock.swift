import Foundation

/// The right to write in a run folder, held by one process at a time.
///
/// The lock is an advisory `flock` on `run.lock` inside the folder. The kernel frees it when the
/// holder ends, however it ends, so a file left behind by a killed process never blocks. The file
/// holds the id of the process that last took it.
public final class RunLock: Sendable {
  private let descriptor: Descriptor

  /// Takes the lock, or throws ``LedgerError/inUse(folder:pid:)`` with the holder's id.
  ///
  /// - Parameter folder: The run folder, which must exist.
  public init(folder: String) throws(LedgerError) {
    let path = folder + "/run.lock"
    // Closed on exec: a child such as gnuplot must not keep the lock of a parent that died.
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.holder(file)
      close(file)
      throw .inUse(folder: folder, pid: holder)
    }
    descriptor = Descriptor(file)
    Self.sign(file)
  }

  /// Gives the lock back; does nothing the second time.
  public func release() { descriptor.release() }

  private static func holder(_ file: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    return Int32(text.split(separator: "\n").first ?? "")
  }

  private static func sign(_ file: Int32) {
    let text = Array("\(getpid())\n".utf8)
    // Who holds the lock is a courtesy to the reader; the lock itself does not depend on it.
    _ = ftruncate(file, 0)
    _ = pwrite(file, text, text.count, 0)
  }
}

/// A locked file that is unlocked and closed once.
private final class Descriptor: @unchecked Sendable {
  private let gate = NSLock()
  private var file: Int32?

  init(_ file: Int32) { self.file = file }

  func release() {
    gate.withLock {
      // Unlocked by name: a child forked meanwhile holds the same open file, and closing ours alone
      // would leave the lock with it until it ends.
      if let file {
        flock(file, LOCK_UN)
        close(file)
      }
      file = nil
    }
  }

  deinit { release() }
}
