import Descriptors
import Evaluation
import Foundation
import Testing
import Volumes

struct StructurePrintTests {
  private let shape = Shape(nx: 24, ny: 16, nz: 12)

  @Test func `the distance is that of the two-point correlations`() {
    let films = (0..<4).map { Films.noise(shape, share: 0.2 + 0.2 * Double($0), seed: UInt64($0)) }
    for a in films {
      for b in films {
        let own = StructurePrint(a, sides: .periodic)
          .correlationDistance(to: StructurePrint(b, sides: .periodic))
        let known = TwoPoint(a, sides: .periodic).distance(to: TwoPoint(b, sides: .periodic))
        #expect(abs(own - known) < 1e-14)  // the same sums in another order
      }
    }
  }

  @Test func `a phase that only one of two films holds counts`() {
    let pure = StructurePrint(Volume(shape: shape, filledWith: .donor), sides: .periodic)
    let other = StructurePrint(Volume(shape: shape, filledWith: .acceptor), sides: .periodic)
    // S₂ is 1 against 0 in both phases at all lags; the mixed phase occurs in neither.
    #expect(pure.correlationDistance(to: other) == 1)
    #expect(pure.chordDistance(to: other) == nil)
  }

  @Test func `a shifted film is the same film`() {
    let film = Films.noise(shape, share: 0.4, seed: 3)
    let print = StructurePrint(film, sides: .periodic)
    let moved = StructurePrint(Films.shifted(film, x: 5, y: 11), sides: .periodic)
    #expect(print == moved)
    #expect(print.chordDistance(to: moved) == 0)
    let open = StructurePrint(film, sides: .open)
    #expect(open != StructurePrint(Films.shifted(film, x: 5, y: 11), sides: .open))
  }

  @Test func `layers of 2 and of 4 voxels have chords 2 voxels apart`() throws {
    let thin = StructurePrint(Films.lamellae(shape, period: 4), sides: .periodic)
    let thick = StructurePrint(Films.lamellae(shape, period: 8), sides: .periodic)
    #expect(thin.chordDistance(to: thick) == 2)
    #expect(thin.correlationDistance(to: thick) > 0.1)
  }

  @Test func `chord lengths of noise spread as the geometric distribution`() {
    let noise = StructurePrint(
      Films.noise(Shape(nx: 64, ny: 64, nz: 32), share: 0.5, seed: 1), sides: .periodic)
    let curves = MeanCurves([noise])
    for curve in 0..<2 {  // the donor along x and y
      for length in 1...6 {
        let expected = pow(0.5, Double(length))
        // 32,768 chords: four standard errors of the commonest length
        #expect(abs(curves.chords[curve].mean[length] - expected) < 0.012)
      }
    }
  }

  @Test func `a print survives JSON bit for bit`() throws {
    let print = StructurePrint(Films.noise(shape, share: 0.3, seed: 9), sides: .open)
    let data = try JSONEncoder().encode(print)
    #expect(try JSONDecoder().decode(StructurePrint.self, from: data) == print)
  }

  @Test func `mean curves of two films are their averages`() {
    let prints = [0.3, 0.7].map {
      StructurePrint(Films.noise(shape, share: $0, seed: 5), sides: .periodic)
    }
    let curves = MeanCurves(prints)
    for curve in 0..<6 {
      for lag in prints[0].correlations[curve].indices {
        let (a, b) = (prints[0].correlations[curve][lag], prints[1].correlations[curve][lag])
        #expect(abs(curves.correlations[curve].mean[lag] - (a + b) / 2) < 1e-15)
        let deviation = abs(a - b) / 2.0.squareRoot()
        #expect(abs(curves.correlations[curve].deviation[lag] - deviation) < 1e-15)
      }
    }
    #expect(curves.correlations[6].mean.isEmpty, "no film holds the mixed phase")
  }

  @Test func `voxels that differ are counted`() {
    let film = Volume(shape: shape, filledWith: .donor)
    var other = film
    for x in 0..<6 { other[x, 0, 0] = .mixed }
    #expect(voxelAgreement(film, other) == 1 - 6 / Double(shape.count))
    #expect(voxelAgreement(film, film) == 1)
  }
}
