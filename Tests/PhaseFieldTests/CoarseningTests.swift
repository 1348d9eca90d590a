import Foundation
import PhaseField
import Testing
import Volumes

/// Late domains grow as t^(1/3) (Lifshitz and Slyozov 1961; Huse 1986).
///
/// Their size is measured twice: as the mean chord, a count of voxels over the count of faces between
/// neighbours that lie on either side of φ = ½; and as the tension of an interface over the energy that
/// the film has above two phases at rest, which counts the same interfaces by what they cost. (The
/// mean wavelength 2π/⟨k⟩ will not do in a plane: sharp interfaces make ⟨k⟩ grow with the logarithm of
/// the size.)
@Suite struct CoarseningTests {
  @Test func `late domains grow with the cube root of time`() throws {
    let settings = AnnealingSettings(gradientCoefficient: 2, threads: 2)
    let equation = settings.equation(interactionParameter: 3)
    let rest = equation.freeEnergy.value(at: try #require(equation.freeEnergy.binodal).lowerBound)
    // From domains of four interface widths to a twelfth of the film.
    let times = (0..<16).map { pow(10, 2 + 1.2 * Double($0) / 15) }
    let annealing = try Annealing(
      equation,
      from: try mixedFilm(0.5, shape: Shape(nx: 384, ny: 384, nz: 1), seed: 1, settings: settings),
      stoppingAt: times, settings: settings)
    var (chords, costs): ([Double], [Double]) = ([], [])
    while let state = try annealing.next() {
      guard state.isStop else { continue }
      chords.append(meanChord(annealing.field))
      costs.append(1 / (state.energy - rest))
    }
    // The local exponent of one film of 384 voxels wavers by about 0.01.
    for (name, sizes) in [("chord", chords), ("energy", costs)] {
      let exponent = slope(times.map { log($0) }, sizes.map { log($0) })
      #expect(abs(exponent - 1.0 / 3) < 0.03, "\(name): \(exponent)")
    }
    #expect(chords.last! > 2 * chords[0])
  }

  private func meanChord(_ field: Field) -> Double {
    let (nx, ny) = (field.shape.nx, field.shape.ny)
    let isDonor = field.values.map { $0 > 0.5 }
    var faces = 0
    for y in 0..<ny {
      for x in 0..<nx {
        let here = isDonor[y * nx + x]
        if here != isDonor[y * nx + (x + 1) % nx] { faces += 1 }
        if here != isDonor[(y + 1) % ny * nx + x] { faces += 1 }
      }
    }
    return 2 * Double(nx * ny) / Double(faces)
  }

  /// The slope of the straight line of least squares.
  private func slope(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let product = zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    return product / x.reduce(0) { $0 + ($1 - a) * ($1 - a) }
  }
}
