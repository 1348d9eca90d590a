import Randomness
import Testing

@Suite struct PhiloxTests {
  // Known answers that the authors publish with their generator (Random123, kat_vectors).
  @Test(arguments: [
    (
      UInt64(0), SIMD4<UInt32>(0, 0, 0, 0),
      SIMD4<UInt32>(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    ),
    (
      UInt64.max, SIMD4<UInt32>(repeating: .max),
      SIMD4<UInt32>(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    ),
    (
      UInt64(0x299F_31D0_A409_3822),
      SIMD4<UInt32>(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
      SIMD4<UInt32>(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    ),
  ])
  func `the generator gives the published words`(
    key: UInt64, counter: SIMD4<UInt32>, words: SIMD4<UInt32>
  ) {
    #expect(Philox(seed: key).block(counter) == words)
  }

  @Test func `a position in a stream is the counter of index and stream`() {
    let words = Philox(seed: 9, stream: 2 << 32 | 1).words(at: 4 << 32 | 3)
    #expect(words == Philox(seed: 9).block(SIMD4(3, 4, 1, 2)))
  }
}
