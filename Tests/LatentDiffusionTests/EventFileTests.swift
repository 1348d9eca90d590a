import Foundation
import LatentDiffusion
import Testing

struct EventFileTests {
  @Test func `the checksum is Castagnoli's`() {
    // RFC 3720, appendix B.4.
    #expect(crc32c(Array("123456789".utf8)) == 0xE306_9283)
    #expect(crc32c([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(crc32c((0..<32).map { UInt8($0) }) == 0x46DD_794E)
  }

  @Test func `an event has the bytes that TensorBoard's own writer gives it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/events.out.tfevents.test"
    let file = try EventFile(path, time: 1_700_000_000)
    try file.add([("loss", 0.25), ("held_out_loss", -3)], step: 300, time: 1_700_000_000.5)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let golden = Self.golden.split(separator: " ").map { UInt8($0, radix: 16) }
    #expect(bytes == golden)
  }

  /// Written with tensorboard 2.21.0: RecordWriter and Event of `wall_time` 1.7e9, `file_version`
  /// "brain.Event:2"; then of `wall_time` 1.7e9 + 0.5, `step` 300, `summary` with `loss` 0.25 and
  /// `held_out_loss` −3.
  static let golden = """
    18 00 00 00 00 00 00 00 a3 7f 4b 22 09 00 00 00 40 fc 54 d9 41 1a 0d 62 \
    72 61 69 6e 2e 45 76 65 6e 74 3a 32 ec ed 8f 9d 31 00 00 00 00 00 00 00 \
    9d 83 83 e9 09 00 00 20 40 fc 54 d9 41 10 ac 02 2a 23 0a 0b 0a 04 6c 6f \
    73 73 15 00 00 80 3e 0a 14 0a 0d 68 65 6c 64 5f 6f 75 74 5f 6c 6f 73 73 \
    15 00 00 40 c0 c0 e8 ae d0
    """

  @Test func `a run leaves an event for each step, once, though it was interrupted`() throws {
    let folder = try TemporaryFolder()
    let told = SyntheticFilms.configuration()
    for steps in [17, 100] {
      let run = try TrainingRun(
        told, set: SyntheticFilms.set(), folder: folder.path, stages: [.vae], threads: 2,
        resume: true)
      for _ in 0..<steps { _ = try run.next() }
    }
    let path = folder.path + "/tensorboard/vae/events.out.tfevents.binodal"
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    #expect(try Self.steps(bytes) == [0] + Array(1...40))
  }

  /// The steps of the events in a file, each record's length checked.
  static func steps(_ bytes: [UInt8]) throws -> [Int] {
    var (offset, steps) = (0, [Int]())
    while offset < bytes.count {
      let length = Int(bytes[offset]) + Int(bytes[offset + 1]) << 8  // far below 65,536
      let message = Array(bytes[offset + 12..<offset + 12 + length])
      try #require(message[0] == 9)
      // The first event names the format and no step; all steps here are below 128.
      steps.append(message[9] == 16 ? Int(message[10]) : 0)
      offset += 12 + length + 4
    }
    return steps
  }
}
