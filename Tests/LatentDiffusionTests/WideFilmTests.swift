import Descriptors
import Generation
import LatentDiffusion
import Testing
import Volumes

/// Films of other widths than those that a model learned from.
@Suite(.serialized) struct WideFilmTests {
  private static let shape = Shape(nx: 128, ny: 96, nz: 32)
  private static let request = SampleRequest(
    condition: [0.45, 0.12, 0.5, 0.5], seed: SampleSeed(study: 5, index: 2))
  private static let quick = SamplerSettings(method: .dpmSolver2M, steps: 4)

  /// The shipped small model: what is met and what is rounded needs networks that have learnt.
  private func generator(cells: Int? = nil) throws -> SampleGenerator {
    let shelf = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try SampleGenerator(
      folder: "/\(shelf)/models/three-phase-64", threads: 2, cellsTogether: cells)
  }

  private func quickFilm(
    cells: Int? = nil, shares: ExactShares? = nil
  ) throws -> GeneratedSample {
    try generator(cells: cells).generate(
      [Self.request], shape: Self.shape, settings: Self.quick, shares: shares)[0]
  }

  @Test(arguments: [nil, 512]) func `a wider film meets its request`(cells: Int?) throws {
    let generator = try generator(cells: cells)
    let card = generator.card
    let sample = try generator.generate([Self.request], shape: Self.shape)[0]
    #expect(sample.volume.shape == Self.shape)
    let measured = Measured(sample.volume, sides: card.sides, quantities: .conditions)
    for (name, asked) in zip(card.conditions, Self.request.condition) {
      let value = try #require(measured[Attribute(rawValue: name)])
      let miss = try abs(value - asked) / card.scale(of: name).deviation
      #expect(miss < card.sampler.closeEnough, "\(name): \(value) for \(asked)")
    }
  }

  @Test func `bands of any height make the same film`() throws {
    // 2, 4 and 14 rows of 256 cells, of which the last do not part 24 rows evenly
    let films = try [128, 1024, 3584].map { try quickFilm(cells: $0) }
    for other in films.dropFirst() {
      #expect(other.volume.labels == films[0].volume.labels)
      // the film is encoded in such bands too, and sums of other lengths round otherwise
      for (a, b) in zip(other.prediction.means, films[0].prediction.means) {
        #expect(abs(a - b) < 1e-6 * max(1, abs(b)))
      }
    }
  }

  @Test func `bands make the film that is made whole, but for round-off`() throws {
    let (whole, banded) = (try quickFilm(), try quickFilm(cells: 512))
    let other = zip(whole.volume.labels, banded.volume.labels).count { $0 != $1 }
    // a label turns where two phases are equally likely to six digits
    #expect(other < whole.volume.shape.count / 10_000)
    for (a, b) in zip(whole.prediction.means, banded.prediction.means) {
      #expect(abs(a - b) < 2e-3 * max(1, abs(a)))  // what the turned labels change
    }
  }

  @Test func `a film in bands does not depend on the requests beside it`() throws {
    let other = SampleRequest(
      condition: [0.5, 0.1, 0.4, 0.4], seed: SampleSeed(study: 5, index: 3))
    let both = try generator(cells: 512).generate(
      [other, Self.request], shape: Self.shape, settings: Self.quick)
    #expect(try both[1] == quickFilm(cells: 512))
  }

  @Test func `fractions are met to a voxel in bands too`() throws {
    let shares = ExactShares([.donor: 0.44, .mixed: 0.13])
    let film = try quickFilm(cells: 512, shares: shares).volume
    let voxels = Double(film.shape.count)
    #expect(film.count(of: .donor) == Int((0.44 * voxels).rounded()))
    #expect(film.count(of: .mixed) == Int((0.13 * voxels).rounded()))
  }

  @Test func `a volume is encoded and decoded in bands as it is whole`() throws {
    let film = try quickFilm().volume
    let (whole, banded) = (
      try generator().reconstruct(film), try generator(cells: 512).reconstruct(film)
    )
    let other = zip(whole.labels, banded.labels).count { $0 != $1 }
    #expect(other < film.shape.count / 10_000)
    #expect(whole != film, "or the comparison would show nothing")
  }

  @Test func `a cut-out with open sides is decoded in bands as it is whole`() throws {
    let shelf = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let request = SampleRequest(condition: [0.5, 0.4, 0.4], seed: SampleSeed(study: 1, index: 0))
    let films = try [nil, 1024].map { cells in
      try SampleGenerator(folder: "/\(shelf)/models/tomogram", threads: 2, cellsTogether: cells)
        .generate([request], shape: Shape(nx: 64, ny: 96, nz: 64), settings: Self.quick)[0].volume
    }
    let other = zip(films[0].labels, films[1].labels).count { $0 != $1 }
    #expect(other < films[0].shape.count / 10_000)
  }

  @Test func `shapes that the model does not make are refused with the reason`() throws {
    let card = try generator().card
    func refusal(_ shape: Shape) -> LatentDiffusionError? {
      do {
        try card.check(generating: shape)
        return nil
      } catch { return error }
    }
    #expect(refusal(card.shape) == nil)
    #expect(refusal(Shape(nx: 96, ny: 512, nz: 32)) == nil)
    #expect(refusal(Shape(nx: 128, ny: 128, nz: 64)) == .thickness(found: 64, expected: 32))
    #expect(
      refusal(Shape(nx: 128, ny: 32, nz: 32))
        == .narrow(found: "128×32×32", least: "64×64×32"))
    #expect(
      refusal(Shape(nx: 104, ny: 64, nz: 32)) == .shape(found: "104×64×32", multiple: 32))
  }
}
