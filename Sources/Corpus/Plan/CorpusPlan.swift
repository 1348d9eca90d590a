package import Descriptors
package import PhaseField
package import Volumes

/// What a simulated corpus is made of: everything that its bytes depend on.
package struct CorpusPlan: Codable, Hashable, Sendable {
  /// Where the points of the design lie in the (φ, χ) plane. Points that do not separate by the
  /// margin give no series.
  package enum Design: Codable, Hashable, Sendable {
    /// The first so many points of a Sobol sequence that separate.
    case sobol(points: Int)
    /// All that separate of so many values of φ times so many of χ, ends included.
    case grid(phi: Int, chi: Int)
  }

  /// How the points lie along χ.
  package enum Spacing: String, Codable, Sendable, CaseIterable {
    case linear
    /// Evenly in √(χ − χ_c), to which the contrast of the two phases is proportional near χ_c: more
    /// series where materials barely separate.
    case orderParameter = "order_parameter"
  }

  package var name: String
  package var shape: Shape
  /// The ways in which each film is labelled, by name.
  package var labels: [LabelSet]
  package var design: Design
  /// The films of each point, told apart by their noise. They are of one split.
  package var filmsPerPoint: Int
  package var phi: ClosedRange<Double>
  package var chi: ClosedRange<Double>
  package var spacing: Spacing
  /// How far χ lies above the spinodal at least.
  package var margin: Double
  package var snapshots: SnapshotRule
  package var physics: AnnealingSettings
  /// The descriptors measured on every sample.
  package var attributes: [Attribute]
  /// The relative error at which the diffusion behind `tau_*` and `D_eff_*` is solved.
  package var diffusionTolerance: Double
  /// The parts of the points that go to validation and to test; the rest trains.
  package var validation: Double
  package var test: Double
  package var seed: UInt64
  /// The deflate level of the shards, 0 to 9.
  package var compression: Int

  package init(
    name: String, shape: Shape, design: Design, filmsPerPoint: Int = 1,
    labels: [LabelSet] = [LabelSet(cuts: PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65))],
    phi: ClosedRange<Double> = 0.35...0.65, chi: ClosedRange<Double> = 2.3...3.9,
    spacing: Spacing = .orderParameter, margin: Double = 0.15,
    snapshots: SnapshotRule = SnapshotRule(), physics: AnnealingSettings = AnnealingSettings(),
    attributes: [Attribute] = Attribute.conditions, diffusionTolerance: Double = 1e-3,
    validation: Double = 0.1, test: Double = 0.1, seed: UInt64 = 1, compression: Int = 4
  ) {
    (self.name, self.shape) = (name, shape)
    (self.design, self.filmsPerPoint, self.labels) = (design, filmsPerPoint, labels)
    (self.phi, self.chi, self.spacing, self.margin) = (phi, chi, spacing, margin)
    (self.snapshots, self.physics) = (snapshots, physics)
    (self.attributes, self.diffusionTolerance) = (attributes, diffusionTolerance)
    (self.validation, self.test) = (validation, test)
    (self.seed, self.compression) = (seed, compression)
  }
}
