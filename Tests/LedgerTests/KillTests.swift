import Foundation
import Ledger
import Support
import Testing

/// A child process writes evaluations and is killed (SIGKILL) at a moment it does not choose.
@Suite(.serialized) struct KillTests {
  /// Where the children work: an exit test hands nothing over but the environment.
  private static let folder: String = {
    let name = "LEDGER_KILL_TESTS"
    if let given = ProcessInfo.processInfo.environment[name] { return given }
    let fresh = NSTemporaryDirectory() + "ledger-kill-" + UUID().uuidString
    setenv(name, fresh, 1)
    return fresh
  }()
  private static var ledger: String { folder + "/ledger.sqlite" }
  private static var acknowledged: String { folder + "/acknowledged" }

  init() throws {
    try? FileManager.default.removeItem(atPath: Self.folder)
    try FileManager.default.createDirectory(
      atPath: Self.folder, withIntermediateDirectories: true)
  }

  @Test func `a process killed while it writes loses nothing that it had recorded`() async throws {
    for round in 0..<4 {
      await #expect(processExitsWith: .signal(SIGKILL)) { try Self.writeUntilKilled() }
      let path = Self.acknowledged
      let told = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count
      let ledger = try RunLedger(at: Self.ledger, .resume)
      let ids = try ledger.evaluations().compactMap(\.id)
      #expect(ids == Array(1...Int64(ids.count)), "round \(round)")
      // The last one may have been committed without its word having gone out.
      #expect(ids.count == told || ids.count == told + 1, "round \(round)")
      #expect(told > 0, "the child was killed before it wrote")
      try ledger.close()
      try String(repeating: "x\n", count: ids.count).write(
        toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test func `the lock of a killed process does not block the next one`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let lock = try FileLock(folder: Self.folder)
      kill(getpid(), SIGKILL)
      lock.release()
    }
    #expect(FileManager.default.fileExists(atPath: Self.folder + "/run.lock"))
    try FileLock(folder: Self.folder).release()
  }

  @Test func `a second process is refused and told who holds the run`() async throws {
    let lock = try FileLock(folder: Self.folder)
    try "\(getpid())".write(
      toFile: Self.acknowledged, atomically: true, encoding: .utf8)
    await #expect(processExitsWith: .success) {
      let holder = Int32(try String(contentsOfFile: Self.acknowledged, encoding: .utf8))
      #expect(holder != nil && holder != getpid())
      #expect {
        try FileLock(folder: Self.folder)
      } throws: { error in
        guard case .inUse(Self.folder, let found) = error as? FileLockError else { return false }
        return found?.pid == holder && found?.start.hasSuffix("Z") == true
          && found?.host.isEmpty == false
      }
    }
    lock.release()
    try FileLock(folder: Self.folder).release()
  }

  @Test func `a lock refuses its own process too, and names it`() throws {
    let lock = try FileLock(folder: Self.folder)
    #expect {
      try FileLock(folder: Self.folder)
    } throws: { error in
      guard case .inUse(Self.folder, let holder) = error as? FileLockError else { return false }
      return holder?.pid == getpid()
    }
    lock.release()
  }

  @Test func `a lock given back is free though a child still holds its file`() throws {
    let scratch = try Scratch()
    let lock = try FileLock(folder: scratch.folder)
    // what a fork leaves in a child: another descriptor of the same open file
    let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      .compactMap(Int32.init)
    let held = files.first { file in
      let link = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/\(file)")
      return link?.hasSuffix(scratch.folder + "/run.lock") ?? false
    }
    let copy = dup(try #require(held))
    defer { close(copy) }
    lock.release()
    try FileLock(folder: scratch.folder).release()
  }

  @Test func `a folder that cannot be written gives a typed error`() {
    #expect {
      try FileLock(folder: "/proc/nowhere")
    } throws: { error in
      guard case .unwritable = error as? FileLockError else { return false }
      return true
    }
  }

  /// Appends evaluations for ever, noting each on a side file once the ledger has returned.
  private static func writeUntilKilled() throws {
    let exists = FileManager.default.fileExists(atPath: ledger)
    let book = try RunLedger(at: ledger, exists ? .resume : .create)
    let notes = open(acknowledged, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    try book.append(Samples.evaluation(1))
    _ = write(notes, "x\n", 2)
    Thread.detachNewThread {
      usleep(.random(in: 5_000...60_000))
      kill(getpid(), SIGKILL)
    }
    while true {
      try book.append(Samples.evaluation(1))
      _ = write(notes, "x\n", 2)
    }
  }
}
