import PhaseField
import Volumes

extension Bench {
  /// What each scheme pays for an accuracy: the table by which the default was chosen.
  func schemeTable() throws -> Table {
    let shape = Shape(nx: 48, ny: 48, nz: 24)
    var table = Table(
      title: "Work and precision of the time schemes, \(shape) voxels to t = 100",
      note: """
        One film from noise through separation into coarsening. The error is the root mean square \
        difference of φ from a run at tolerance 2e-5, as a part of φ's deviation; a pair is one \
        transform to waves and one back.
        """,
      header: ["scheme", "tolerance", "pairs", "wall", "error of φ, relative"])
    try WorkPrecision.study(
      shape: shape, time: 100, tolerances: [0.03, 0.01, 0.003, 0.001, 0.0003], threads: threads
    ) { found in
      table.rows.append([
        found.scheme.rawValue, "\(found.tolerance)", "\(found.evaluations)", time(found.seconds),
        digits(found.error),
      ])
    }
    return table
  }
}
