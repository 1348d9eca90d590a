internal import CHDF5
import Foundation

/// Runs a reader in a copy of this process, so that a file that crashes the reader's library or
/// never lets it end costs an error and not the program.
///
/// The copy is a fork, not a program of its own: it costs 0.3 ms against the 35 ms of starting a
/// program (measured), and a corpus asks for each sample; and whoever uses this module, a test or
/// another program, has no second program to start. Of the threads the copy has only the caller's,
/// so that a lock which another one held stays locked in it: what the copy does (HDF5 behind its own
/// lock, memory, which fork makes safe, and the reply's encoder) takes no other lock once
/// ``warmUp`` has run, and the patience ends a copy that waits all the same.
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
  func run<Answer: Codable>(
    _ body: () throws(VolumeFileError) -> Answer
  ) throws(VolumeFileError) -> Answer {
    Self.warmUp
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .unreadable(path: path, reason: systemError()) }
    // A program that another thread starts must not hold the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child = chdf5_fork(rlim_t(time), rlim_t(memory))
    if child == 0 { Self.send(ChildReply(body), to: ends[1]) }
    close(ends[1])
    guard child > 0 else { throw .unreadable(path: path, reason: systemError()) }
    let bytes = receive(from: ends[0])
    kill(child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard let reply = bytes.flatMap({ ChildReply<Answer>($0) }) else {
      throw .malformed(
        path: path, field: "the file", found: "so damaged that HDF5 fails on it", allowed: "HDF5")
    }
    return try reply.answer(path)
  }

  /// Encodes a reply once in this process: what the encoder sets up behind locks is there in a copy.
  private static let warmUp: Void = {
    let shape = Shape(nx: 1, ny: 1, nz: 1)
    let raster = Raster(path: "", shape: shape, scalars: .bytes([0]))
    _ = try? ChildReply.found(HDF5Content(raster: raster, attributes: ["": 0])).encoded()
    _ = try? ChildReply.found(HDF5Contents(names: [""], labels: "")).encoded()
    _ = try? ChildReply.found([""]).encoded()
    _ = try? ChildReply.found(shape).encoded()
    _ = try? ChildReply.found(["": 0.0]).encoded()
    _ = try? ChildReply<Shape>.failed(.noSuchEntry(asked: 0, count: 0)).encoded()
  }()

  private static func send<Answer>(_ reply: ChildReply<Answer>, to end: Int32) -> Never {
    guard let bytes = try? reply.encoded() else { _exit(1) }
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let sent = write(end, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if sent < 0, errno != EINTR { _exit(1) }
        rest = rest.dropFirst(max(0, sent))
      }
    }
    _exit(0)
  }

  /// All that the child sends until its end; nil where that does not come in time.
  private func receive(from end: Int32) -> Data? {
    let deadline = Foundation.time(nil) + patience
    var bytes = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while Foundation.time(nil) < deadline {
      var event = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, 1000) > 0 else { continue }
      let count = read(end, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    return nil
  }
}
