import CHDF5
import Foundation
import Volumes

/// What became of one broken file.
struct Verdict {
  enum Kind: String, CaseIterable {
    case read, refused
    /// The error does not say which file, or takes more than one short line.
    case vague
    case crash
    /// Two seconds of processor time, or thirty of any.
    case hang
    /// More than the file justifies.
    case memory

    var isFailure: Bool { ![.read, .refused].contains(self) }
  }

  let kind: Kind
  var text = ""

  var isFailure: Bool { kind.isFailure }
}

/// Reads one file in a child process of limited time and memory.
struct Trial {
  private let path: String
  /// What a reader may take, bytes.
  private let allowance: Int
  private let read: () throws(VolumeFileError) -> Void

  /// - Parameter size: The bytes that the reader may meet, in all its files.
  ///
  /// Deflate packs 1032 to 1, text takes two bytes a voxel, and a voxel has at most 24 bytes on its
  /// way from the file to the caller.
  init(_ path: String, _ format: VolumeFormat, size: Int) {
    let packs: [VolumeFormat] = [.vti, .tiff, .nrrd, .hdf5, .npz, .mrc]
    self.init(path, allowance: 64 << 20 + size * (packs.contains(format) ? 1032 * 8 : 64)) {
      () throws(VolumeFileError) in try Self.readEverything(path, format)
    }
  }

  init(_ path: String, allowance: Int, _ read: @escaping () throws(VolumeFileError) -> Void) {
    self.path = path
    self.allowance = allowance
    self.read = read
  }

  func run() -> Verdict {
    let verdict = run(memory: allowance)
    guard verdict.kind == .crash else { return verdict }
    // What dies for want of memory lives where there is plenty.
    let again = run(memory: 8 << 30)
    return again.kind == .crash
      ? verdict : Verdict(kind: .memory, text: "more than \(allowance >> 20) MB")
  }

  private func run(memory: Int) -> Verdict {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return Verdict(kind: .vague, text: "no pipe") }
    let child = chdf5_fork(2, rlim_t(memory))
    if child == 0 { answer(to: ends[1]) }
    close(ends[1])
    defer { close(ends[0]) }
    let isLate = !waits(for: ends[0], seconds: 30)
    if isLate { kill(child, SIGKILL) }
    var text = [UInt8](repeating: 0, count: 4096)
    let count = isLate ? 0 : Foundation.read(ends[0], &text, text.count)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let words = String(decoding: text.prefix(max(0, count)), as: UTF8.self)
    return verdict(status, isLate, words)
  }

  /// Whether something, or the end, comes in time.
  private func waits(for end: Int32, seconds: Int32) -> Bool {
    var event = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    return poll(&event, 1, 1000 * seconds) > 0
  }

  private func verdict(_ status: Int32, _ isLate: Bool, _ words: String) -> Verdict {
    let signal = status & 0x7f
    if isLate || signal == SIGXCPU || signal == SIGKILL {
      return Verdict(kind: .hang, text: "late")
    }
    guard signal == 0 else { return Verdict(kind: .crash, text: "signal \(signal)") }
    guard !words.isEmpty else { return Verdict(kind: .read) }
    let isClear =
      words.hasPrefix(path.prefix { $0 != "." }) && !words.contains("\n") && words.count < 700
    return Verdict(kind: isClear ? .refused : .vague, text: words)
  }

  // MARK: In the child

  private func answer(to end: Int32) -> Never {
    do throws(VolumeFileError) {
      try read()
    } catch {
      let words = Array(error.description.utf8.prefix(4096))
      _ = write(end, words, words.count)
    }
    _exit(0)
  }

  /// All that a caller may ask of the file; the first error ends it.
  private static func readEverything(
    _ path: String, _ format: VolumeFormat
  ) throws(VolumeFileError) {
    guard format == .hdf5 else {
      _ = try readField(at: path)
      _ = try readVolume(at: path, labels: .graspi)
      return
    }
    let reader = try SampleReader(path: path)
    for name in reader.names.prefix(3) {
      _ = try reader.attributes(of: name)
      _ = try reader.field(name)
      _ = try reader.sample(name, labels: .graspi)
    }
  }
}
