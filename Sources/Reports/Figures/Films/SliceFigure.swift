import Foundation
import Ledger
import Volumes

/// Cuts through films beside each other, such as the best candidates and a simulated film: which
/// phase is where.
struct SliceFigure {
  private let name: String
  private let title: String
  private let films: [(title: String, volume: Volume)]
  private let failures: [String]

  /// - Precondition: there is a film, and all have one shape.
  init(name: String, title: String, films: [(title: String, volume: Volume)]) {
    (self.name, self.title) = (name, title)
    self.films = films
    failures = []
  }

  init(_ kept: KeptFilms) {
    (name, title) = ("slices", "Slices of the best candidates")
    films = kept.best(4).map { ($0.title, $0.volume) }
    failures = kept.failures
  }

  var plan: FigurePlan {
    guard !films.isEmpty else {
      return .skipped(
        name: "slices",
        reason: failures.first ?? "No candidate's volume lies in the run folder.")
    }
    return .drawn(figure)
  }

  var figure: Figure {
    Figure(
      name: name, title: title, caption: caption, width: Int(SliceLayout.width),
      height: Int(layout.height), type: type,
      commands: ["set multiplot"] + legend + style + rows(.xz) + rows(.xy),
      data: films.indices.map {
        Figure.DataFile(name: "\(name)-\($0 + 1).dat", text: text(films[$0].volume))
      })
  }

  private var type: Int { Figure.smallest(at: Int(SliceLayout.width)) }

  private var layout: SliceLayout {
    let (shape, spacing) = (films[0].volume.shape, films[0].volume.spacing)
    var layout = SliceLayout(
      films: films.count, length: Double(shape.nx) * spacing.x,
      depth: Double(shape.ny) * spacing.y, thickness: Double(shape.nz) * spacing.z)
    let letters = layout.letters(of: type)
    layout.titleLines = films.map { lines(of: $0.title, width: letters).count }.max() ?? 1
    return layout
  }

  private var caption: String {
    "Upper row: a cut along the film normal at half width, cathode below. Lower row: a cut in the "
      + "film plane at half height. Lengths from the model's voxel size."
      + (failures.isEmpty ? "" : " Left out: \(failures.joined(separator: " "))")
  }

  private var style: [GnuplotScript] {
    [
      "set palette maxcolors 3 defined (0 donor, 1 acceptor, 2 mixed)",
      "set cbrange [-0.5:2.5]; unset colorbox",
      "unset mxtics; unset mytics; set tics front",
    ]
  }

  private func rows(_ cut: SliceLayout.Cut) -> [GnuplotScript] {
    films.indices.flatMap { index -> [GnuplotScript] in
      let (film, step) = (films[index], layout.step)
      let (shape, spacing) = (film.volume.shape, film.volume.spacing)
      let height = cut == .xz ? Double(shape.nz) * spacing.z : Double(shape.ny) * spacing.y
      let title: GnuplotScript =
        "set title \(wrapped(film.title, width: layout.letters(of: type))) offset 0,-0.4"
      return [
        layout.margins(cut, column: index),
        cut == .xz ? title + "; unset xlabel" : "unset title; set xlabel 'x (nm)'",
        "set xrange [0:\(Double(shape.nx) * spacing.x)]; set yrange [0:\(height)]",
        "set xtics \(step); set ytics \(step); set format x \(cut == .xz ? "''" : "'%g'")",
        index == 0
          ? "set ylabel '\(cut.axis) (nm)'; set format y '%g'" : "unset ylabel; set format y ''",
        "plot \(file: "\(name)-\(index + 1).dat") index \(cut.rawValue) using 1:2:3 with image notitle",
      ]
    }
  }

  /// A panel of its own over the whole width: inside a narrow one the entries would be stacked.
  private var legend: [GnuplotScript] {
    let mixed = films.contains { $0.volume.count(of: .mixed) > 0 }
    let phases: [GnuplotScript] = ["donor", "acceptor"] + (mixed ? ["mixed"] : [])
    let entries: [GnuplotScript] = phases.map {
      ", keyentry with boxes fs solid border lc rgb ink fc rgb \($0) title '\($0)'"
    }
    return [
      "set lmargin at screen 0.1; set rmargin at screen 0.9",
      "set tmargin at screen 1; set bmargin at screen \(1 - 75 / layout.height)",
      "unset border; unset tics; set key center center horizontal maxrows 1 samplen 1.2",
      "plot [0:1][0:1] -1 notitle" + entries.joined(separator: ""),
      "set border 15; set xtics nomirror out scale 0.6; set ytics nomirror out scale 0.6",
      "unset key",
    ]
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
