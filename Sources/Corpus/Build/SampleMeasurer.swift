import Descriptors
import Volumes

/// Measures the descriptors that a corpus stores with its samples.
struct SampleMeasurer: Sendable {
  let attributes: [Attribute]
  let tolerance: Double
  private let quantities: Quantities

  /// - Parameter tolerance: The relative error of effective diffusivities.
  init(
    _ attributes: [Attribute], tolerance: Double = EffectiveDiffusivity.defaultTolerance
  ) {
    (self.attributes, self.tolerance) = (attributes, tolerance)
    quantities = Quantities(measuring: attributes)
  }

  /// The values of the attributes, in their order; nil is 0/0.
  func measure(_ volume: Volume, sides: Sides) -> [Double?] {
    Measured(volume, sides: sides, quantities: quantities, tolerance: tolerance, threads: 1)
      .values(of: attributes)
  }
}
