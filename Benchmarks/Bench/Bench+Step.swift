import PhaseField
import Volumes

extension Bench {
  /// A step of each scheme beside the pair of transforms that it cannot do without.
  func stepTable() throws -> Table {
    var table = Table(
      title: "A step at \(Self.paperShape) voxels",
      note: """
        The pair: FFTW's single-precision real transform to waves and back, plans measured, \
        \(threads) threads. A step includes its error, the energy and its acceptance; constant \
        mobility. Medians of \(Self.stepRounds) rounds in turn.
        """,
      header: ["scheme", "pairs needed", "pair", "step", "step / pair", "step / pairs needed"])
    for scheme in TimeScheme.allCases {
      let timing = try StepTiming(
        shape: Self.paperShape, settings: AnnealingSettings(scheme: scheme, threads: threads))
      var (pairs, steps) = ([Double](), [Double]())
      for _ in 0..<Self.stepRounds {
        pairs.append(timing.transformPair())
        steps.append(timing.step())
      }
      let (pair, step) = (median(pairs), median(steps))
      table.rows.append([
        scheme.rawValue, "\(scheme.evaluations)", time(pair), time(step), digits(step / pair),
        digits(step / pair / Double(scheme.evaluations)),
      ])
    }
    return table
  }

  private static var stepRounds: Int { 40 }
}
