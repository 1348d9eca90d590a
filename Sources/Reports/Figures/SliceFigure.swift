import Foundation
import Ledger
import Volumes

/// Cuts through the best candidates and through a simulated film: which phase is where.
struct SliceFigure {
  private static let mostVolumes = 4

  private struct Film {
    let title: String
    let volume: Volume
  }

  private let films: [Film]
  private let failures: [String]

  init(_ record: RunRecord) {
    let best = record.candidates.filter { $0.duplicateOf == nil && $0.folder != nil }
      .sorted { $0.rank < $1.rank }
    let simulated = record.verifications.first { $0.folder != nil }
    let room = Self.mostVolumes - (simulated == nil ? 0 : 1)
    var wanted = best.prefix(room).map { ("candidate \($0.rank)", $0.folder ?? "") }
    if let simulated {
      wanted.append(("pathway \(simulated.pathwayRank), simulated", simulated.folder ?? ""))
    }
    var (films, failures): ([Film], [String]) = ([], [])
    for (title, folder) in wanted {
      do {
        let volume = try readVolume(at: "\(record.folder)/\(folder)/volume.vti")
        films.append(Film(title: title, volume: volume))
      } catch {
        failures.append("\(error)")
      }
    }
    self.films = films
    self.failures = failures
  }

  var plan: FigurePlan {
    guard !films.isEmpty else {
      return .skipped(
        name: "slices",
        reason: failures.first ?? "No candidate's volume lies in the run folder.")
    }
    let layout = "set multiplot layout 2,\(films.count) margins "
      + "char 8, screen 0.985, char 4, screen 0.86 spacing char 2, char 4.5"
    return .drawn(
      Figure(
        name: "slices", title: "Slices of the best candidates", caption: caption, width: 2000,
        height: 200 + max(520, 2 * 1700 / films.count), type: 28,
        commands: [layout] + style + rows(.xz) + rows(.xy),
        data: films.indices.map {
          Figure.DataFile(name: "slices-\($0 + 1).dat", text: text(films[$0].volume))
        }))
  }

  private var caption: String {
    "Upper row: a cut along the film normal at half width, cathode below. Lower row: a cut in the "
      + "film plane at half height. Lengths from the model's voxel size."
      + (failures.isEmpty ? "" : " Left out: \(failures.joined(separator: " "))")
  }

  private enum Cut: Int {
    case xz
    case xy
  }

  private var style: [String] {
    [
      "set palette maxcolors 3 defined (0 donor, 1 acceptor, 2 mixed)",
      "set cbrange [-0.5:2.5]; unset colorbox; set size ratio -1",
      "set mxtics 1; set mytics 1; set tics front",
    ]
  }

  private func rows(_ cut: Cut) -> [String] {
    films.indices.flatMap { index in
      let film = films[index]
      let (shape, spacing) = (film.volume.shape, film.volume.spacing)
      let width = Double(shape.nx) * spacing.x
      let height =
        cut == .xz ? Double(shape.nz) * spacing.z : Double(shape.ny) * spacing.y
      return [
        cut == .xz ? "set title \(quoted(film.title)) offset 0,-0.5" : "unset title",
        "set xrange [0:\(exact(width))]; set yrange [0:\(exact(height))]",
        "set xlabel 'x (nm)' offset 0,0.3",
        index == 0
          ? "set ylabel '\(cut == .xz ? "z" : "y") (nm)'; set format y '%g'"
          : "unset ylabel; set format y ''",
        cut == .xz && index == 0 ? legend : "unset key",
        "plot 'slices-\(index + 1).dat' index \(cut.rawValue) using 1:2:3 with image notitle"
          + (cut == .xz && index == 0 ? entries : ""),
      ]
    }
  }

  private var legend: String {
    "set key at screen 0.5, screen 0.985 center top horizontal samplen 1 width 2"
  }

  private var entries: String {
    let phases = films.contains { $0.volume.count(of: .mixed) > 0 }
      ? ["donor", "acceptor", "mixed"] : ["donor", "acceptor"]
    return phases.map { ", keyentry with boxes fs solid border lc rgb \($0) title '\($0)'" }.joined()
  }

  /// Both cuts as blocks: the centre of each voxel, nm, and its phase (donor 0, acceptor 1, mixed 2).
  private func text(_ volume: Volume) -> String {
    let (shape, spacing) = (volume.shape, volume.spacing)
    let xz = (0..<shape.nz).flatMap { z in
      (0..<shape.nx).map { x in
        line(x, spacing.x, z, spacing.z, volume[x, shape.ny / 2, z])
      }
    }
    let xy = (0..<shape.ny).flatMap { y in
      (0..<shape.nx).map { x in
        line(x, spacing.x, y, spacing.y, volume[x, y, shape.nz / 2])
      }
    }
    return blocks([table(["x nm", "z nm", "phase"], xz), table(["x nm", "y nm", "phase"], xy)])
  }

  private func line(
    _ column: Int, _ width: Double, _ row: Int, _ height: Double, _ phase: Phase
  ) -> [String] {
    let code = phase == .donor ? "0" : phase == .acceptor ? "1" : "2"
    return [exact((Double(column) + 0.5) * width), exact((Double(row) + 0.5) * height), code]
  }
}
