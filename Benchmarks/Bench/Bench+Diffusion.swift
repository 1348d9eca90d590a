import Descriptors
import Volumes

extension Bench {
  /// The tortuosity factor of the donor phase, by Binodal and by TauFactor, on the same voxels.
  func diffusionTable() throws -> Table {
    let film = PhaseCuts(acceptorBelow: 0.5, donorAbove: 0.5).segment(try separatedFilm())
    let tight = EffectiveDiffusivity(of: .donor, in: film, sides: .open, tolerance: 1e-9)
    var table = Table(
      title: "Tortuosity factor of one phase, \(Self.paperShape) voxels",
      note: """
        Donor phase of a two-phase film, open sides, flux along z. TauFactor stops by its own \
        default criterion. The error is against Binodal at a tolerance of 1e-9.
        """,
      header: ["program", "wall", "CPU", "wall / Binodal", "tau", "relative error"])
    let exact = tight.tortuosityFactor ?? .nan
    var found = [Double](repeating: .nan, count: 3)
    let tolerances = [EffectiveDiffusivity.defaultTolerance, 1e-4, 1e-3]
    let contestants = tolerances.enumerated().map { index, tolerance in
      Contestant(name: "Binodal, tolerance \(tolerance)") {
        let flux = EffectiveDiffusivity(of: .donor, in: film, sides: .open, tolerance: tolerance)
        found[index] = flux.tortuosityFactor ?? .nan
      }
    }
    let seconds = try race(rounds: 5, contestants)
    for (index, lap) in seconds.enumerated() {
      table.add(contestants[index].name, lap, found[index], exact, against: seconds[0])
    }
    guard let peers else { return table }
    try writeVolume(film, to: "\(folder)/film.npy")
    for threads in Set([1, threads]).sorted() {
      let answer = try peers.run(
        "taufactor_phase.py",
        ["--volume", "\(folder)/film.npy", "--label", "0", "--threads", "\(threads)"],
        threads: threads)
      table.add(
        "\(answer.name) \(answer.version), \(threads) thread\(threads == 1 ? "" : "s")",
        Seconds(wall: answer.wall, cpu: answer.cpu), answer.tau ?? .nan, exact,
        against: seconds[0])
    }
    return table
  }
}

extension Table {
  fileprivate mutating func add(
    _ name: String, _ seconds: Seconds, _ tau: Double, _ exact: Double, against ours: Seconds
  ) {
    rows.append([
      name, time(seconds.wall), time(seconds.cpu), digits(seconds.wall / ours.wall),
      "\(Float(tau))", digits(abs(tau / exact - 1) * 1e6) + "e-6",
    ])
  }
}
