import Foundation
import Ledger
import Testing

/// A disk that is full while a ledger is made, imitated by a limit on the size of files.
struct NoRoomTests {
  @Test func `a ledger that found no room is not there, or whole; with room it is made or resumed`()
    async throws
  {
    await #expect(processExitsWith: .success) {
      let folder = NSTemporaryDirectory() + "no-room-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      signal(SIGXFSZ, SIG_IGN)
      func limit(to bytes: rlim_t?) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        limit.rlim_cur = bytes ?? limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      }
      var failures = 0
      for size in stride(from: 0, through: 320, by: 16) {
        let path = "\(folder)/\(size).sqlite"
        limit(to: rlim_t(size << 10))
        do { try RunLedger(at: path, .create).close() } catch { failures += 1 }
        limit(to: nil)
        let isThere = FileManager.default.fileExists(atPath: path)
        let ledger = try RunLedger(at: path, isThere ? .resume : .create)
        try ledger.append(Samples.evaluation(1))
        try #expect(ledger.evaluations().count == 1)
        try ledger.close()
      }
      #expect((1...20).contains(failures), "\(failures) of 21 sizes were too small")
    }
  }
}
