import Descriptors
import PhaseField
import Volumes

/// Makes the series of a simulated corpus: simulates, segments, measures, writes.
struct SeriesBuilder: Sendable {
  let plan: CorpusPlan
  /// The snapshots kept of each series.
  let kept: Int
  private let measurer: SampleMeasurer

  init(plan: CorpusPlan, kept: Int) {
    (self.plan, self.kept) = (plan, kept)
    measurer = SampleMeasurer(plan.attributes, tolerance: plan.diffusionTolerance)
  }

  /// What is stored with each sample.
  static func attributes(of plan: CorpusPlan) -> [String] {
    plan.attributes.map(\.rawValue) + Attribute.process.map(\.rawValue) + ["seed"]
  }

  /// Writes the samples of one series.
  ///
  /// - Parameter progress: Called after each sample; what it throws ends the series.
  /// - Returns: Why there is no sample, if there is none.
  func build(_ writer: SeriesWriter, progress: () throws -> Void) throws -> String? {
    let film = writer.series
    let simulation = SeriesSimulation(
      plan: plan,
      conditions: try ProcessConditions(
        phi: film.phi!, chi: film.chi!, logTime: plan.snapshots.longestLogTime),
      seed: film.seed!, kept: kept)
    return try simulation.run { snapshot in
      let process: [Double?] = [film.phi, film.chi, snapshot.logTime, Double(film.seed!)]
      let volumes = plan.labels.map { $0.cuts!.segment(snapshot.field) }
      try writer.append(
        volumes, name: writer.datasetName(snapshot.number),
        attributes: volumes.map { measurer.measure($0, sides: .periodic) + process })
      try progress()
    }
  }
}
