import Support
import Testing

struct AvailableMemoryTests {
  @Test func `a request beyond any machine is refused with its purpose`() {
    #expect(throws: MemoryError.self) {
      try AvailableMemory.check(.max, for: "a film of 4096×4096×4096 voxels")
    }
    let error = MemoryError(purpose: "a film", needed: 8_250_000_000, available: 1_000_000_000)
    #expect("\(error)".hasPrefix("a film needs 8.2 GB of memory, but 1.0 GB are available"))
  }

  @Test func `what the machine has can be asked for`() throws {
    let bytes = AvailableMemory.bytes()
    #expect(bytes > 1 << 20)
    try AvailableMemory.check(bytes / 2, for: "half of it")
  }

  @Test func `a product that overflows is the largest number of its sign`() {
    #expect(Int.max.multipliedClamped(by: 2) == .max)
    #expect(Int.max.multipliedClamped(by: -2) == .min)
    #expect(3.multipliedClamped(by: -2) == -6)
  }
}
