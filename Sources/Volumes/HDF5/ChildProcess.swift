internal import CHDF5
import Foundation

/// Runs a reader in a copy of this process, so that a file that crashes the reader's library or
/// never lets it end costs an error and not the program.
struct ChildProcess {
  private let path: String
  /// The processor time after which a child counts as hanging, s.
  private let time: Int
  /// After how long it does so by the clock, s: it may wait for what no other thread of its own gives.
  private let patience: Int
  /// What the child may take of memory beyond what it has from its parent.
  private let memory: Int

  /// - Parameter size: The bytes of the file at `path`.
  init(reading path: String, size: Int) {
    self.path = path
    // At deflate's best, 1032 to 1, that is 100 MB of voxels a second.
    time = 1 + size / 100_000
    patience = 60 + 4 * time
    // The voxels as stored, as read, in order, and on their way to the parent.
    memory = Swift.min(size.clampedProduct(8 * 1032), .max / 2) + 64 << 20
  }

  /// What `body` returns or throws over there.
  ///
  /// The child has this thread alone: `body` may not wait for another.
  func run<Answer: Wired>(
    _ body: () throws(VolumeFileError) -> Answer
  ) throws(VolumeFileError) -> Answer {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .unreadable(path: path, reason: systemError()) }
    defer { close(ends[0]) }
    let child = chdf5_fork(rlim_t(time), rlim_t(memory))
    if child == 0 { Self.answer(body, to: ends[1]) }
    close(ends[1])
    guard child > 0 else { throw .unreadable(path: path, reason: systemError()) }
    let reply = receive(from: ends[0])
    kill(child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard var reply, let outcome = Self.outcome(Answer.self, &reply, path) else {
      throw .malformed(
        path: path, field: "the file", found: "so damaged that HDF5 fails on it", allowed: "HDF5")
    }
    return try outcome.get()
  }

  // MARK: In the child

  private static func answer<Answer: Wired>(
    _ body: () throws(VolumeFileError) -> Answer, to end: Int32
  ) -> Never {
    var wire = Wire()
    do throws(VolumeFileError) {
      let answer = try body()
      wire.put(0)
      answer.put(on: &wire)
    } catch {
      error.put(on: &wire)
    }
    send(littleEndian([UInt64(wire.bytes.count)]), to: end)
    send(wire.bytes, to: end)
    _exit(0)
  }

  private static func send(_ bytes: [UInt8], to end: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { write(end, $0.baseAddress, $0.count) }
      if sent < 0, errno != EINTR { _exit(1) }
      rest = rest.dropFirst(max(0, sent))
    }
  }

  // MARK: In the parent

  private static func outcome<Answer: Wired>(
    _ type: Answer.Type, _ wire: inout Wire, _ path: String
  ) -> Result<Answer, VolumeFileError>? {
    guard let kind = wire.takeInt() else { return nil }
    if kind == 0 { return Answer(from: &wire).map(Result.success) }
    return VolumeFileError(kind: kind, from: &wire, path: path).map(Result.failure)
  }

  /// The child's reply; nil where it ends too early, as it does at the end of its time, or too late.
  private func receive(from end: Int32) -> Wire? {
    let deadline = Foundation.time(nil) + patience
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while Wire.missing(from: bytes) > 0 {
      var event = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      guard Foundation.time(nil) < deadline else { return nil }
      guard poll(&event, 1, 1000) > 0 else { continue }
      let count = read(end, &chunk, min(chunk.count, Wire.missing(from: bytes)))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    return Wire(bytes: Array(bytes.dropFirst(8)))
  }
}
