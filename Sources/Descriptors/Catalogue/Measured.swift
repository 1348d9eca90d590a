internal import Foundation
internal import Support
public import Volumes

/// The descriptors of one volume, measured on its voxels.
///
///     let measured = Measured(volume, sides: .periodic, quantities: .conditions)
///     let donor = measured[.donorFraction]
public struct Measured: Sendable {
  /// What was measured, in the order of ``AttributeInfo/catalogue``; nil where the definition is
  /// 0/0. A tortuosity factor is infinite where no path exists.
  public let values: [(attribute: Attribute, value: Double?)]
  /// The relative error of tortuosity factors and effective diffusivities, at most.
  public let tolerance: Double
  private let byName: [Attribute: Double]

  /// - Parameters:
  ///   - volume: The film.
  ///   - sides: What lies beyond the volume in x and y; it always ends at its electrodes in z.
  ///   - pixel: The length of a voxel's shortest edge in the unit of GraSPI's fixed lengths (10 and
  ///     100); the other edges follow from the volume's spacing.
  ///   - quantities: The groups of descriptors to measure.
  ///   - tolerance: The estimated relative error at which diffusion stops; nothing else has one.
  ///   - threads: How many threads to use at most; nil stands for all cores.
  /// - Precondition: `pixel` and `tolerance` are positive and finite.
  /// - Complexity: O(voxels/64) for the conditions, O(voxels) for GraSPI's descriptors.
  public init(
    _ volume: Volume, sides: Sides, pixel: Double = 1, quantities: Quantities = .all,
    tolerance: Double = EffectiveDiffusivity.defaultTolerance, threads: Int? = nil
  ) {
    precondition(pixel.isFinite && pixel > 0, "the length of a voxel is positive")
    precondition(tolerance.isFinite && tolerance > 0, "a tolerance is positive")
    let threads = threads ?? Threads.all
    let films = Films(PhaseSlabs(volume, sides: sides), sides: sides, threads: threads)
    let work = quantities.parts(pixel: pixel, tolerance: tolerance)
    let parts = concurrentMap(work, threads: threads) { $0(films) }
    let found = parts.reduce(into: Findings()) { $0.merge($1) { $1 } }
    values = Attribute.known.compactMap { name in found[name].map { (name, $0) } }
    byName = found.compactMapValues { $0 }
    self.tolerance = tolerance
  }

  /// These descriptors alone, in this order; those not measured are left out.
  package func only(_ attributes: [Attribute]) -> Measured {
    let found = Dictionary(uniqueKeysWithValues: values.map { ($0.attribute, $0.value) })
    return Measured(
      values: attributes.compactMap { name in found[name].map { (name, $0) } },
      tolerance: tolerance)
  }

  private init(values: [(attribute: Attribute, value: Double?)], tolerance: Double) {
    self.values = values
    self.tolerance = tolerance
    byName = Dictionary(values.compactMap { name, value in value.map { (name, $0) } }) { $1 }
  }

  /// The value of a descriptor; nil where it is 0/0 or was not measured.
  public subscript(attribute: Attribute) -> Double? { byName[attribute] }

  /// The values of several descriptors, in the order asked for.
  public func values(of attributes: [Attribute]) -> [Double?] { attributes.map { self[$0] } }
}
