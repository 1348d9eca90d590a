import Foundation

/// The right to build in a corpus folder, held by one process at a time.
///
/// An advisory `flock`: the kernel frees it when the holder ends, however it ends, so what a killed
/// process leaves behind never blocks. While it is held the file names the holder.
final class CorpusLock: Sendable {
  private let file: Int32

  /// Throws ``CorpusError/inUse(folder:pid:)`` when another process holds it.
  init(_ folder: CorpusFolder) throws(CorpusError) {
    // Closed on exec: a child must not keep the lock of a parent that died.
    let file = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw .unwritable(path: folder.lock, reason: String(cString: strerror(errno)))
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.holder(file)
      close(file)
      throw .inUse(folder: folder.path, pid: holder)
    }
    self.file = file
    let text = Array("\(getpid())\n".utf8)
    ftruncate(file, 0)
    // Who holds it is a courtesy to the reader; the lock does not depend on it.
    _ = pwrite(file, text, text.count, 0)
  }

  deinit {
    ftruncate(file, 0)
    close(file)
  }

  private static func holder(_ file: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    return Int32(text.split(separator: "\n").first ?? "")
  }
}
