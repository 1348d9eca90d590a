import Corpus
import Testing
import Volumes

@Suite struct ImportOtsuTests {
  private func field(_ values: [Float]) -> Field {
    Field(shape: Shape(nx: values.count, ny: 1, nz: 1), values: values)
  }

  @Test(arguments: [2, 10, 256, 4000])
  func `an even ramp is cut in half`(count: Int) {
    let cut = Otsu.cut(of: GreyHistogram(field((0..<count).map { Float($0) })))
    #expect(cut == Float(count / 2 - 1))
  }

  @Test(arguments: [3, 30, 300])
  func `an even ramp is cut in thirds`(count: Int) throws {
    let ramp = field((0..<count).map { Float($0) }.reversed())
    let cuts = try #require(Otsu.cutsOfThree(GreyHistogram(ramp)))
    #expect(cuts.dark == Float(count / 3 - 1))
    #expect(cuts.middle == Float(2 * count / 3 - 1))
  }

  @Test func `two values are cut between them however unequal their shares`() {
    let values = [Float](repeating: -3.5, count: 990) + [Float](repeating: 1e6, count: 10)
    #expect(Otsu.cut(of: GreyHistogram(field(values))) == -3.5)
  }

  @Test func `an image of too few values has no cut`() {
    #expect(Otsu.cut(of: GreyHistogram(field([7, 7, 7]))) == nil)
    #expect(Otsu.cutsOfThree(GreyHistogram(field([7, 8, 7, 8]))) == nil)
  }

  /// Three humps of 8-bit grey values, told by a formula so that Python makes the same.
  static let humps: [Float] = (0..<20_000).map { index in
    let hash = index * 2_654_435_761 % (1 << 32)
    let (grey, kind) = (hash >> 24, (hash >> 8) % 100)
    return Float(kind < 45 ? 40 + grey / 8 : kind < 75 ? 110 + grey / 6 : 180 + grey / 5)
  }

  /// By scikit-image 0.26.0:
  ///
  ///     h = np.arange(20000, dtype=np.uint64) * np.uint64(2654435761) % np.uint64(2**32)
  ///     g, k = (h >> np.uint64(24)).astype(int), (h >> np.uint64(8)).astype(int) % 100
  ///     v = np.where(k < 45, 40 + g//8, np.where(k < 75, 110 + g//6, 180 + g//5)).astype(np.uint8)
  ///     print(v.sum(), threshold_otsu(v), threshold_multiotsu(v.reshape(20, 10, 100), classes=3))
  @Test func `the cuts are those of scikit-image`() throws {
    #expect(Self.humps.reduce(0) { $0 + Int($1) } == 2_309_844)
    let histogram = GreyHistogram(field(Self.humps))
    #expect(Otsu.cut(of: histogram) == 111)
    let three = try #require(Otsu.cutsOfThree(histogram))
    #expect(three.dark == 71 && three.middle == 152)
    #expect(Otsu.cut(of: GreyHistogram(field(Self.humps.map { $0 * 200 }))) == 22_200)
  }

  @Test func `the cuts follow a shift and a stretch of the grey values`() throws {
    let histogram = GreyHistogram(field(Self.humps.map { $0 * 0.25 - 1000 }))
    #expect(Otsu.cut(of: histogram) == 111 * 0.25 - 1000)
    #expect(try #require(Otsu.cutsOfThree(histogram)).middle == 152 * 0.25 - 1000)
  }

  @Test func `more values than bins are counted in equal bins`() throws {
    let count = 50_000
    let ramp = field((0..<count).map { Float($0) / 1000 })
    let histogram = GreyHistogram(ramp)
    #expect(histogram.levels.count == GreyHistogram.limit)
    #expect(histogram.counts.reduce(0, +) == count)
    let width = 50.0 / Double(GreyHistogram.limit)
    let cut = try #require(Otsu.cut(of: histogram))
    #expect(abs(Double(cut) - 25) <= 1.01 * width)  // the cut lies on the end of a bin
    #expect(ramp.values.contains(cut))
  }
}
