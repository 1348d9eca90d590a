public import PhaseField
public import Volumes

/// What a corpus is made of: everything that its bytes depend on.
public struct CorpusPlan: Codable, Hashable, Sendable {
  /// How the series lie along χ.
  public enum Spacing: String, Codable, Sendable, CaseIterable {
    case linear
    /// Evenly in √(χ − χ_c), to which the contrast of the two phases is proportional near χ_c: more
    /// series where materials barely separate.
    case orderParameter = "order_parameter"
  }

  public var name: String
  public var shape: Shape
  public var cuts: PhaseCuts
  /// The number of simulated films; one shard each.
  public var series: Int
  public var phi: ClosedRange<Double>
  public var chi: ClosedRange<Double>
  public var spacing: Spacing
  /// How far χ lies above the spinodal at least.
  public var margin: Double
  public var snapshots: SnapshotRule
  public var physics: AnnealingSettings
  /// The parts of the series that go to validation and to test; the rest trains.
  public var validation: Double
  public var test: Double
  public var seed: UInt64
  /// The deflate level of the shards, 0 to 9.
  public var compression: Int

  public init(
    name: String, shape: Shape, series: Int,
    cuts: PhaseCuts = PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65),
    phi: ClosedRange<Double> = 0.35...0.65, chi: ClosedRange<Double> = 2.3...3.9,
    spacing: Spacing = .orderParameter, margin: Double = 0.15,
    snapshots: SnapshotRule = SnapshotRule(), physics: AnnealingSettings = AnnealingSettings(),
    validation: Double = 0.1, test: Double = 0.1, seed: UInt64 = 1, compression: Int = 4
  ) {
    (self.name, self.shape, self.series, self.cuts) = (name, shape, series, cuts)
    (self.phi, self.chi, self.spacing, self.margin) = (phi, chi, spacing, margin)
    (self.snapshots, self.physics) = (snapshots, physics)
    (self.validation, self.test) = (validation, test)
    (self.seed, self.compression) = (seed, compression)
  }
}

/// Which states of a series become samples.
public struct SnapshotRule: Codable, Hashable, Sendable {
  /// The most samples of a series; more are thinned evenly in log time.
  public var atMost: Int
  /// The ratio of the times of two candidates in a row.
  public var ratio: Double
  /// The first candidate: φ's deviation reaches this part of its value when fully separated.
  public var onset: Double
  /// The last candidate: the wavelength 2π/⟨k⟩ reaches this many voxels …
  public var longestWavelength: Double
  /// … or log10 of time reaches this.
  public var longestLogTime: Double

  public init(
    atMost: Int = 40, ratio: Double = 1.04, onset: Double = 0.6, longestWavelength: Double = 36,
    longestLogTime: Double = 3.4
  ) {
    (self.atMost, self.ratio, self.onset) = (atMost, ratio, onset)
    (self.longestWavelength, self.longestLogTime) = (longestWavelength, longestLogTime)
  }
}
