import Foundation
import Volumes

/// The volume fraction of each phase against the height over the cathode, a panel for each film.
struct DepthFigure {
  private static let name = "depth"

  private struct Profile {
    let title: String
    /// Height in nm, then donor, acceptor and mixed, as the run wrote them.
    let rows: [[String]]
    let top: Double
    let hasMixed: Bool
  }

  private let profiles: [Profile]

  init(_ films: [KeptFilms.Film]) {
    profiles = films.compactMap { film in
      let path =
        film.path.hasSuffix("/volume.vti") ? film.path.dropLast(10) : film.path.dropLast(4) + "-"
      let text = try? String(contentsOfFile: path + "depth.csv", encoding: .utf8)
      let lines = text?.split(separator: "\n").dropFirst().map { line in
        line.split(separator: ",").map(String.init)
      }
      guard let rows = lines, !rows.isEmpty, rows.allSatisfy({ $0.count == 4 }) else { return nil }
      return Profile(
        title: film.title, rows: rows,
        top: Double(film.volume.shape.nz) * film.volume.spacing.z,
        hasMixed: rows.contains { Double($0[3]) != 0 })
    }
  }

  var plan: FigurePlan {
    guard !profiles.isEmpty else {
      return .skipped(name: Self.name, reason: "No film's depth profile lies in the run folder.")
    }
    return .drawn(
      PanelFigure(
        name: Self.name, title: "Phases through the thickness", caption: caption,
        grid: PanelGrid(profiles.count, across: 2, panel: 620, hasLegend: true),
        panels: profiles.indices.map(panel), tables: tables
      ).figure)
  }

  private var caption: String {
    "The volume fraction of each phase in each slab of voxels, cathode at z = 0 (below), anode "
      + "above. Dashed: the film's mean. Lengths from the model's voxel size."
  }

  private func panel(_ index: Int) -> [GnuplotScript] {
    let profile = profiles[index]
    let file: GnuplotScript = "\(file: "\(Self.name).dat") index \(index)"
    let names = ["donor", "acceptor"] + (profile.hasMixed ? ["mixed"] : [])
    // The style names each phase's colour like the phase.
    let phases: [GnuplotScript] =
      ["donor", "acceptor"] + (profile.hasMixed ? ["mixed"] : [])
    let means = phases.indices.map { phase -> GnuplotScript in
      "set arrow \(phase + 1) from first \(mean(profile, phase)), graph 0 to first "
        + "\(mean(profile, phase)), graph 1 nohead back lc rgb \(ink(phases[phase])) lw 0.9 "
        + "dashtype 2"
    }
    let lines = phases.enumerated().map { index, phase -> GnuplotScript in
      "\(file) using \(index + 2):1 with lines lw 2 lc rgb \(ink(phase))"
    }
    return [
      "unset arrow; unset key; unset label",
      index == 0 ? PanelGrid.words(zip(names, phases).map { ("━ \($0)", ink($1)) }) : "",
      "set title \(quoted(profile.title)) offset 0,-0.4",
      "set xrange [0:1]; set xtics 0.25; set yrange [0:\(profile.top)]",
      "set ytics \(roundStep(profile.top / 4))",
      "set xlabel 'volume fraction'; set ylabel 'z (nm)'",
      "set label 1 'cathode' at graph 0.97, 0.05 right textcolor rgb ink",
      "set label 2 'anode' at graph 0.97, 0.95 right textcolor rgb ink",
    ] + means + ["plot " + lines.joined(separator: ", ")]
  }

  /// A line needs ink where a filled area may be as pale as the mixed phase.
  private func ink(_ phase: GnuplotScript) -> GnuplotScript {
    phase == "mixed" ? "'#8a8a8a'" : phase
  }

  private func mean(_ profile: Profile, _ phase: Int) -> Double {
    let values = profile.rows.compactMap { Double($0[phase + 1]) }
    return values.reduce(0, +) / Double(values.count)
  }

  private var tables: [String] {
    profiles.map { table(["z nm", "donor", "acceptor", "mixed", "(\($0.title))"], $0.rows) }
  }
}
