import Descriptors
import PhaseField
import Volumes

extension Bench {
  static let paperShape = Shape(nx: 128, ny: 128, nz: 64)

  /// A film of the paper's size that has separated and coarsened: domains about 12 voxels wide.
  func separatedFilm() throws -> Field {
    var settings = AnnealingSettings()
    settings.threads = threads
    return try anneal(
      ProcessConditions(phi: 0.5, chi: 3, logTime: 2), shape: Self.paperShape, seed: 11,
      settings: settings)
  }

  /// Every group of descriptors on a two- and a three-phase film.
  func descriptorTable() throws -> Table {
    let φ = try separatedFilm()
    let films = [
      ("two-phase", PhaseCuts(acceptorBelow: 0.5, donorAbove: 0.5).segment(φ)),
      ("three-phase", PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65).segment(φ)),
    ]
    let groups: [(String, Quantities)] = [
      ("conditions", .conditions), ("GraSPI's, all", .graph),
      ("interface and percolation", .geometry),
      ("diffusion", .transport), ("everything", .all),
    ]
    var table = Table(
      title: "Descriptors of a film of \(Self.paperShape) voxels",
      note: "Periodic sides, pixel 1; a film annealed at φ 0.5, χ 3 to log_time 2, then cut.",
      header: ["film", "group", "wall", "CPU"])
    for (name, film) in films {
      let contestants = groups.map { group in
        Contestant(name: group.0) {
          _ = Measured(film, sides: .periodic, quantities: group.1, threads: threads)
        }
      }
      for (contestant, seconds) in zip(contestants, try race(rounds: 5, contestants)) {
        table.rows.append([name, contestant.name, time(seconds.wall), time(seconds.cpu)])
      }
    }
    return table
  }
}
