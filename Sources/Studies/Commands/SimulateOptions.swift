import Foundation
import PhaseField
import Support
package import Volumes

/// What `binodal simulate` is asked.
package struct SimulateOptions: Sendable {
  package var phi: Double
  package var chi: Double
  package var logTime: Double
  package var shape: Shape
  package var seed: UInt64
  /// Cuts of φ; nil writes φ itself.
  package var cuts: PhaseCuts?
  package var out: String
  /// Files of a time series; nil writes the last state alone.
  package var snapshots: Int?
  /// log10 of the time of the first of them; nil: the onset of separation.
  package var firstLogTime: Double?
  package var physics = FilmPhysics()
  /// Whether a file that is there already is replaced.
  package var overwrites = false

  package init(
    phi: Double, chi: Double, logTime: Double, shape: Shape, seed: UInt64, cuts: PhaseCuts?,
    out: String
  ) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.shape = shape
    self.seed = seed
    self.cuts = cuts
    self.out = out
  }

  func settings() throws -> AnnealingSettings {
    var settings = AnnealingSettings(
      gradientCoefficient: physics.gradientCoefficient, donorLength: physics.donorLength,
      acceptorLength: physics.acceptorLength, noise: physics.noise, tolerance: physics.tolerance,
      mobilityLaw: physics.isDegenerate ? .degenerate : .constant,
      cathode: SurfaceEnergy(linear: physics.cathode.linear, quadratic: physics.cathode.quadratic),
      anode: SurfaceEnergy(linear: physics.anode.linear, quadratic: physics.anode.quadratic),
      thermalNoise: physics.thermalNoise)
    if let name = physics.scheme {
      guard let scheme = TimeScheme(rawValue: name) else {
        throw StudyError.unknownAttribute(
          name: name, known: FilmPhysics.schemes, of: "a time scheme")
      }
      settings.scheme = scheme
    }
    settings.threads = Threads.count(physics.threads)
    try settings.check()
    return settings
  }
}

/// The material of a film and how its equation is solved; the defaults are the solver's.
package struct FilmPhysics: Sendable {
  /// γ(φ) = hφ + ½gφ² at an electrode.
  package struct Electrode: Sendable {
    package var linear: Double
    package var quadratic: Double

    package init(linear: Double = 0, quadratic: Double = 0) {
      (self.linear, self.quadratic) = (linear, quadratic)
    }
  }

  package var gradientCoefficient: Double
  package var donorLength: Double
  package var acceptorLength: Double
  package var isDegenerate = false
  package var cathode = Electrode()
  package var anode = Electrode()
  package var thermalNoise = 0.0
  package var noise: Double
  /// One of ``schemes``; nil: the default.
  package var scheme: String?
  package var tolerance: Double
  /// 0: all cores.
  package var threads = 0

  package init() {
    let settings = AnnealingSettings()
    gradientCoefficient = settings.gradientCoefficient
    (donorLength, acceptorLength) = (settings.donorLength, settings.acceptorLength)
    (noise, tolerance) = (settings.noise, settings.tolerance)
  }

  /// The names of the time schemes.
  package static var schemes: [String] { TimeScheme.allCases.map(\.rawValue) }
}
