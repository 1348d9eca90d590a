import LatentDiffusion
import Testing

struct PackedLabelsTests {
  @Test(arguments: [0, 1, 3, 4, 5, 63, 1001])
  func `labels come out of their packing as they went in`(count: Int) {
    var draws = Draws(key: 3, index: count, stream: 0)
    let labels = (0..<count).map { _ in [UInt8(0), 1, 3][draws.integer(below: 3)] }
    let packed = PackedLabels(labels)
    #expect(packed.labels == labels)
    #expect(packed.byteCount == (count + 3) / 4)
  }

  @Test func `a cache keeps what was used last, within its bound`() {
    let film = PackedLabels([UInt8](repeating: 1, count: 400))  // 100 bytes
    var cache = LabelCache<Int>(mostBytes: 300)
    for key in 0..<3 { cache.keep(film, as: key) }
    #expect(cache.take(0)?.labels == film.labels)
    cache.keep(film, as: 3)
    #expect([0, 1, 2, 3].map(cache.contains) == [true, false, true, true])
    #expect(cache.byteCount == 300)
    cache.keep(film, as: 3)
    #expect(cache.byteCount == 300)
  }

  @Test func `a film larger than the bound is kept alone`() {
    var cache = LabelCache<Int>(mostBytes: 10)
    for key in 0..<2 { cache.keep(PackedLabels([UInt8](repeating: 0, count: 400)), as: key) }
    #expect(!cache.contains(0) && cache.contains(1))
  }
}
