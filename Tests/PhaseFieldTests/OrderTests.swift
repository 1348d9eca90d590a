import Foundation
import PhaseField
import Testing
import Volumes

/// The error at a fixed time falls with the step as each scheme's order says.
@Suite struct OrderTests {
  /// A film of a few smooth waves, large enough to be far from linear.
  private static let film: Field = {
    let shape = Shape(nx: 24, ny: 24, nz: 8)
    let values = (0..<shape.count).map { i -> Float in
      let (x, y, z) = (Double(i % 24), Double(i / 24 % 24), Double(i / 576) + 0.5)
      let wave = cos(2 * .pi * x / 24) + sin(2 * .pi * y / 24) + cos(.pi * z / 8)
      return Float(0.48 + 0.06 * wave)
    }
    return Field(shape: shape, values: values)
  }()

  /// φ at time 8, by steps that a row of stops holds to one length; the tolerance holds nothing.
  private func result(_ scheme: TimeScheme, steps: Int) throws -> Field {
    let settings = AnnealingSettings(scheme: scheme, tolerance: 1)
    let stops = (1...steps).map { 8 * Double($0) / Double(steps) }
    let annealing = try Annealing(
      settings.equation(interactionParameter: 2.8), from: Self.film, stoppingAt: stops,
      settings: settings)
    while try annealing.next() != nil {}
    return annealing.field
  }

  @Test(arguments: TimeScheme.allCases)
  func `halving the step divides the error by two to the order`(scheme: TimeScheme) throws {
    let exact = try result(.exponentialMultistep, steps: 1600)
    let errors = try [40, 80].map { rms(try result(scheme, steps: $0), exact) }
    let order = log2(errors[0] / errors[1])
    // The first steps are shorter than the rest, and round-off is 1e-7 of errors near 1e-4.
    #expect(abs(order - Double(scheme.order)) < 0.2, "observed \(order), errors \(errors)")
  }

  private func rms(_ a: Field, _ b: Field) -> Double {
    let sum = zip(a.values, b.values).reduce(0.0) { $0 + pow(Double($1.0) - Double($1.1), 2) }
    return (sum / Double(a.values.count)).squareRoot()
  }
}
