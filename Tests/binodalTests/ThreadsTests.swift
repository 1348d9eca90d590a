import Foundation
import Testing

/// Each number of threads in a process of its own, since it holds for a whole one.
struct ThreadsTests {
  private func films(_ threads: Int, _ scratch: Scratch) throws -> [Data] {
    let out = scratch.url.path + "/\(threads)"
    let ended = try Program.run([
      "generate", "--model", "three-phase-64", "--target", "vol_frac_D=0.45", "--target",
      "vol_frac_M=0.12", "--target", "tortuosity_A=0.5", "--target", "tortuosity_D=0.5",
      "--shape", "96,128,32", "--count", "2", "--seed", "5", "--threads", "\(threads)", "--out",
      out,
    ])
    #expect(ended.status == 0, "\(ended.err)")
    return try (0..<2).map { try Data(contentsOf: URL(filePath: "\(out)/sample-\($0).vti")) }
  }

  @Test func `films do not depend on the number of threads`() throws {
    let scratch = try Scratch()
    let alone = try films(1, scratch)
    #expect(alone[0] != alone[1])
    #expect(try films(2, scratch) == alone)
    #expect(try films(3, scratch) == alone)
  }
}
