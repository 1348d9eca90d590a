import Foundation
import PhaseField
import Support
public import Volumes

/// What `binodal simulate` is asked.
public struct SimulateOptions: Sendable {
  public var phi: Double
  public var chi: Double
  public var logTime: Double
  public var shape: Shape
  public var seed: UInt64
  /// Cuts of φ; nil writes φ itself.
  public var cuts: PhaseCuts?
  public var out: String
  /// Files of a time series; nil writes the last state alone.
  public var snapshots: Int?
  /// log10 of the time of the first of them; nil: the onset of separation.
  public var firstLogTime: Double?
  public var physics = FilmPhysics()
  /// Whether a file that is there already is replaced.
  public var overwrites = false

  public init(
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
public struct FilmPhysics: Sendable {
  /// γ(φ) = hφ + ½gφ² at an electrode.
  public struct Electrode: Sendable {
    public var linear: Double
    public var quadratic: Double

    public init(linear: Double = 0, quadratic: Double = 0) {
      (self.linear, self.quadratic) = (linear, quadratic)
    }
  }

  public var gradientCoefficient: Double
  public var donorLength: Double
  public var acceptorLength: Double
  public var isDegenerate = false
  public var cathode = Electrode()
  public var anode = Electrode()
  public var thermalNoise = 0.0
  public var noise: Double
  /// One of ``schemes``; nil: the default.
  public var scheme: String?
  public var tolerance: Double
  /// 0: all cores.
  public var threads = 0

  public init() {
    let settings = AnnealingSettings()
    gradientCoefficient = settings.gradientCoefficient
    (donorLength, acceptorLength) = (settings.donorLength, settings.acceptorLength)
    (noise, tolerance) = (settings.noise, settings.tolerance)
  }

  /// The names of the time schemes.
  public static var schemes: [String] { TimeScheme.allCases.map(\.rawValue) }
}
