import Corpus
import Foundation
import Testing
import Volumes

@Suite struct ImportTomogramLikeTests {
  private func run(
    _ scratch: ImportScratch, films: String, into name: String, imaging: TomogramImaging,
    tomogram: Bool = false, workers: Int = 2
  ) throws -> CorpusReader {
    var source = TomogramLikeSource(corpus: films)
    (source.labels, source.imaging) = ("two", imaging)
    if tomogram {
      // As grey as the films are, so that one cut parts both.
      let grey = TomogramGoldenTests.tomogram
      let most = try #require(grey.values.max())
      let scaled = Field(shape: grey.shape, values: grey.values.map { $0 / most })
      try writeField(scaled, to: scratch("film.mrc"))
      (source.tomograms, source.windows.side, source.windows.stride) = (
        [scratch("film.mrc")], 10, 3
      )
    }
    // Some of these small films have one phase only, where Otsu has nothing to cut.
    var options = ImportOptions(
      name: name, segmentation: .cuts(GreyCuts(at: 0.5), donor: .bright))
    if tomogram { options.shape = Shape(nx: 8, ny: 8, nz: 8) }
    _ = try CorpusImporter(
      source: .tomogramLike(source), options: options, folder: scratch(name), workers: workers
    ).run()
    return try CorpusReader(folder: scratch(name))
  }

  @Test func `a perfect image is the film itself, cut to a cube, in the split that the film had`()
    throws
  {
    try CorpusFixture.inBuilt { folder in
      try ImportScratch.with { scratch in
        let made = try run(
          scratch, films: folder, into: "sharp", imaging: TomogramImaging(coarsening: 1, noise: 0))
        let films = try CorpusReader(folder: folder, labels: "two")
        #expect(made.samples.count == films.samples.count)
        let origins = try String(contentsOfFile: scratch("sharp/origins.csv"), encoding: .utf8)
          .split(separator: "\n").dropFirst()
        for (sample, line) in zip(made.samples, origins) {
          let found = try #require(
            line.firstMatch(of: /"([^ ,"]+), x (\d+)\.\.<(\d+), y (\d+)\.\.<(\d+)"/))
          let film = try #require(films.samples.first { $0.dataset == found.1 })
          let (x, y) = (try #require(Int(found.2)), try #require(Int(found.4)))
          #expect(Int(found.3) == x + 8 && Int(found.5) == y + 8)
          let (cube, whole) = (try made.volume(of: sample), try films.volume(of: film))
          var same = true
          for k in 0..<8 {
            for j in 0..<8 {
              for i in 0..<8 { same = same && cube[i, j, k] == whole[x + i, y + j, k] }
            }
          }
          #expect(same && sample.split == film.split)
        }
      }
    }
  }

  @Test func `windows of a tomogram join the films, and any number of workers writes the same`()
    throws
  {
    try CorpusFixture.inBuilt { folder in
      try ImportScratch.with { scratch in
        let imaging = TomogramImaging(coarsening: 2, noise: 0.3)
        let one = try run(
          scratch, films: folder, into: "one", imaging: imaging, tomogram: true, workers: 1)
        #expect(one.samples.count == 24 + 15)
        let windows = one.samples.suffix(15)
        #expect(Set(windows.map(\.split)) == [.train, .validation, .test])
        for window in windows {
          #expect(Set(try one.volume(of: window).labels).count == 2)
        }
        let contents = try scratch.contents("one")
        // The name is the folder's: write the second under the same one.
        try FileManager.default.removeItem(atPath: scratch("one"))
        _ = try run(
          scratch, films: folder, into: "one", imaging: imaging, tomogram: true, workers: 3)
        #expect(try scratch.contents("one") == contents)
      }
    }
  }

  @Test func `a cube's grey value is its mean, and its noise has the deviation that was asked`()
    throws
  {
    let shape = Shape(nx: 32, ny: 32, nz: 32)
    var film = Volume(shape: shape, filledWith: .acceptor)
    for z in 0..<32 { for y in 0..<32 { for x in 0..<17 { film[x, y, z] = .donor } } }
    let calm = try #require(
      TomogramImaging(coarsening: 2, noise: 0).image(of: film, seed: 1, stream: 0))
    #expect(calm.shape == shape)
    // Cubes at x = 14, 16, 18 are full, half full and empty; voxels between them lie on the line.
    let row = (13...19).map { calm.values[shape.index($0, 5, 5)] }
    #expect(row == [1, 1, 0.75, 0.5, 0.25, 0, 0])
    let noisy = try #require(
      TomogramImaging(coarsening: 1, noise: 0.25).image(of: film, seed: 1, stream: 0))
    let sharp = try #require(
      TomogramImaging(coarsening: 1, noise: 0).image(of: film, seed: 1, stream: 0))
    let errors = zip(noisy.values, sharp.values).map { Double($0 - $1) }
    let mean = errors.reduce(0, +) / Double(errors.count)
    let variance = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(errors.count)
    // 32 768 draws: the mean's deviation is 0.0014, that of the deviation 0.001.
    #expect(abs(mean) < 0.006 && abs(variance.squareRoot() - 0.25) < 0.005)
    #expect(TomogramImaging(coarsening: 33).image(of: film, seed: 1, stream: 0) == nil)
  }
}
