import Descriptors
import Foundation
import PhaseField
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
}

/// Anneals a film by the Cahn–Hilliard equation and writes it.
///
/// - Returns: The descriptors of the film, periodic sides, where cuts were given; else nil.
/// - Complexity: about 1,500 steps to log_time 3; see `docs/simulate.md`.
@discardableResult
public func simulate(_ options: SimulateOptions, listener: Listener) throws -> [String: Double]? {
  let process = try ProcessConditions(
    phi: options.phi, chi: options.chi, logTime: options.logTime)
  var settings = AnnealingSettings()
  settings.threads = ProcessInfo.processInfo.activeProcessorCount
  let field = try anneal(process, shape: options.shape, seed: options.seed, settings: settings) {
    listener.progress(
      StageProgress(stage: "simulate", done: Int($0 * 1000), total: 1000))
  }
  guard let cuts = options.cuts else {
    try writeField(field, to: options.out)
    return nil
  }
  let film = cuts.segment(field)
  try writeVolume(film, to: options.out)
  let measured = Measured(film, sides: .periodic, quantities: .conditions)
  return Dictionary(
    uniqueKeysWithValues: measured.values.compactMap { attribute, value in
      value.map { (attribute.rawValue, $0) }
    })
}
