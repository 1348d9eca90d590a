import Descriptors
import Foundation
import PhaseField
import Support
import Volumes

/// One state of a simulated film.
package struct SimulatedState: Encodable, Sendable {
  package let file: String
  /// Dimensionless time and its log10.
  package let time: Double
  package let logTime: Double
  /// Steps taken so far.
  package let steps: Int
  /// ⟨f + ½κ|∇φ|²⟩ and the electrodes' part, kT per voxel.
  package let energy: Double
  /// The mean of φ less that of the mixed film.
  package let massDrift: Double
  /// The standard deviation of φ.
  package let deviation: Double
  /// 2π/⟨k⟩, voxels.
  package let wavelength: Double
}

/// What a simulation wrote.
package struct Simulation: Encodable, Sendable {
  package let snapshots: [SimulatedState]
  /// The ParaView collection of a time series.
  package let collection: String?
  /// The descriptors of the last state, periodic sides, where cuts were given.
  package let descriptors: [String: Double]?
}

/// Writes the states of a film at the stops of its annealing, and keeps what it wrote.
struct SeriesRecorder {
  private let options: SimulateOptions
  private let mean: Double
  private var states: [SimulatedState] = []
  private var collection = PVDCollection()

  init(_ options: SimulateOptions, mean: Double) {
    (self.options, self.mean) = (options, mean)
  }

  /// Sets the stops of a time series, evenly in log time, and records the first state where that is
  /// the onset of separation.
  ///
  /// - Parameter drive: Anneals on as long as it is told to.
  mutating func plan(
    _ annealing: Annealing, end: Double, drive: ((AnnealingState) throws -> Bool) throws -> Void
  ) throws {
    guard let count = options.snapshots else { return }
    guard options.out.hasSuffix(".vti") else {
      throw StudyError.badInput(
        path: options.out, reason: "a time series is written as .vti; end --out in .vti")
    }
    if let first = options.firstLogTime {
      guard first >= -6 else {
        throw PhaseFieldError.badSetting(
          name: "the first snapshot's log_time", value: first, allowed: "-6 to below \(end)")
      }
      guard first < end else {
        throw StudyError.badInput(
          path: options.out,
          reason: "the first snapshot's log_time, \(first), is not before the end")
      }
      annealing.stop(at: times(count, from: first, to: end))
      return
    }
    try drive { _ in (annealing.separation ?? 0) < Self.onset }
    guard (annealing.separation ?? 0) >= Self.onset, annealing.state.time < pow(10, end) else {
      throw StudyError.badInput(
        path: options.out,
        reason: "the film has not separated by log_time \(end); raise it, or give --from")
    }
    try record(annealing)
    annealing.stop(
      at: Array(times(count, from: log10(annealing.state.time), to: end).dropFirst()))
  }

  /// Writes the present state.
  mutating func record(_ annealing: Annealing) throws {
    let (field, state, file) = (annealing.field, annealing.state, nextFile)
    if let cuts = options.cuts {
      try writeVolume(cuts.segment(field), to: file)
    } else {
      try writeField(field, to: file)
    }
    states.append(
      SimulatedState(
        file: file, time: state.time, logTime: log10(state.time), steps: state.step,
        energy: state.energy, massDrift: field.mean - mean, deviation: state.deviation,
        wavelength: annealing.wavelength))
    guard options.snapshots != nil else { return }
    collection.steps.append(
      .init(time: state.time, file: URL(fileURLWithPath: file).lastPathComponent))
    try collection.write(to: stem + ".pvd")
  }

  func finish(_ annealing: Annealing) throws -> Simulation {
    Simulation(
      snapshots: states, collection: options.snapshots == nil ? nil : stem + ".pvd",
      descriptors: options.cuts.map { cuts in
        let measured = Measured(
          cuts.segment(annealing.field), sides: .periodic, quantities: .conditions)
        return Dictionary(
          uniqueKeysWithValues: measured.values.compactMap { attribute, value in
            value.map { (attribute.rawValue, $0) }
          })
      })
  }

  /// The film has separated when φ's deviation is this part of that of two phases that coexist.
  private static let onset = 0.6

  private var stem: String { String(options.out.dropLast(4)) }

  private var nextFile: String {
    options.snapshots == nil ? options.out : Self.snapshot(states.count + 1, stem)
  }

  private static func snapshot(_ index: Int, _ stem: String) -> String {
    stem + "_" + String(index).leftPadded(to: 4, with: "0") + ".vti"
  }

  /// The files that a simulation is going to write.
  static func files(of options: SimulateOptions) -> OutputFiles {
    guard let count = options.snapshots else { return OutputFiles(volume: options.out) }
    let stem = String(options.out.dropLast(4))
    return OutputFiles(
      (0..<max(0, count)).map { snapshot($0 + 1, stem) } + [stem + ".pvd"])
  }

  private func times(_ count: Int, from first: Double, to last: Double) -> [Double] {
    (0..<count).map { number in
      number == count - 1
        ? pow(10, last) : pow(10, first + (last - first) * Double(number) / Double(count - 1))
    }
  }
}
