/// The values that numbers from outside may have: one range for an option of the command line and
/// for the key of a settings file that means the same.
///
/// They keep what follows within what a `Double`, an `Int` and a machine can hold; whether a value
/// makes sense is for the user to say.
package enum Limits {
  /// Of a descriptor, a limit of one or a number of a table: squares and sums of many stay finite.
  package static let quantity = -1e100...1e100
  /// 0 stands for all cores.
  package static let threads = 0...1024
  /// Parts that a job is cut into.
  package static let parts = 1...1_000_000
  /// Parts of a corpus made at once; 0 stands for all cores.
  package static let workers = 0...1024
  /// A part of a whole.
  package static let part = 0.0...1
  /// A part of a whole that is not nothing.
  package static let somePart = 1e-9...1
  /// A voxel's length, nm.
  package static let spacing = 1e-6...1e9
  /// A voxel's length in the unit of the descriptors' distances.
  package static let pixel = 1e-9...1e9
  /// Voxels along a side.
  package static let side = 1...4096

  /// Volumes that one command makes, and the index of the first of them.
  package static let volumes = 1...1_000_000
  package static let firstVolume = 0...1_000_000_000_000
  /// Volumes that are read to compare with; two at least make a comparison.
  package static let comparedVolumes = 2...1_000_000
  package static let auditedVolumes = 0...1_000_000
  /// Simulated films of one recipe.
  package static let films = 0...1000

  /// Evaluations of a search, and volumes among which candidates are chosen.
  package static let evaluations = 1...100_000
  package static let samples = 1...100_000

  /// Denoising steps, classifier-free guidance, and a distance in standard deviations of the training
  /// set that is close enough.
  package static let samplerSteps = 1...1000
  package static let guidance = 0.0...100
  package static let closeEnough = 0.0...10

  /// The process: φ, χ, and log10 of the dimensionless time.
  package static let phi = 0.0...1
  package static let chi = 0.0...8
  package static let logTime = -6.0...9
  /// The physics of a film.
  package static let gradientCoefficient = 1e-3...1e6
  package static let chainLength = 1.0...1e6
  package static let surfaceEnergy = -100.0...100
  package static let thermalNoise = 0.0...1
  package static let mixingNoise = 0.0...0.07
  package static let stepTolerance = 1e-6...1
  /// States of a time series.
  package static let snapshots = 2...9999

  /// The relative error of an effective diffusivity.
  package static let diffusionTolerance = 1e-12...1

  /// Windows of tomograms, and films that are shown as tomograms.
  package static let everySample = 1...1_000_000
  package static let coarsening = 1...256
  package static let greyNoise = 0.0...1000
  /// A grey value, stored in single precision.
  package static let grey = -1e30...1e30
}

extension ClosedRange {
  /// The range in words: `0 to 1024`.
  package var inWords: String { "\(lowerBound) to \(upperBound)" }
}
