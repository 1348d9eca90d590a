import Foundation
import Ledger
import Reports
import Testing
import Volumes

/// The figures of an evaluation: each becomes a picture that shows its numbers.
struct EvaluationPlotTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/plots-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func check(_ files: [String], _ name: String, wide: Int) throws {
    let png = try #require(files.first { $0.hasSuffix("/\(name).png") })
    #expect(Picture.size(ofPNG: png)?.width == wide)
    let svg = try #require(files.first { $0.hasSuffix("/\(name).svg") })
    #expect(try Picture.isBusy(svg: svg))
    #expect(files.contains { $0.hasSuffix("/\(name).gp") })
  }

  private let values = (0..<40).map { 0.1 + 0.8 * Double($0) / 39 }

  @Test func `requested against measured`() throws {
    try inFolder { folder in
      let panels = ["donor", "it's _mixed^"].map { label in
        ParityPlot.Panel(
          label: label, expected: values, found: values.map { $0 * $0 }, note: "R² = 0.9")
      }
      let files = try ParityPlot(
        name: "parity", title: "t", axes: ("requested", "measured"), panels: panels
      ).draw(into: folder)
      try check(files, "parity", wide: 1600)
      let data = try String(contentsOfFile: folder + "/parity.dat", encoding: .utf8)
      #expect(data.contains("\(values[7])\t\(values[7] * values[7])"))
    }
  }

  @Test func `many panels stand three abreast, with long titles on two lines`() throws {
    try inFolder { folder in
      let panels = (0..<5).map { index in
        ParityPlot.Panel(
          label: index == 1 ? "Donor–acceptor interfacial area (1/pixel unit)" : "donor",
          expected: values.map { 0.01 * $0 }, found: values.map { 0.01 * $0 * $0 }, note: "")
      }
      let files = try ParityPlot(
        name: "many", title: "t", axes: ("true", "predicted"), panels: panels
      ).draw(into: folder)
      try check(files, "many", wide: 2400)
      let script = try String(contentsOfFile: folder + "/many.gp", encoding: .utf8)
      #expect(script.contains("'Donor–acceptor interfacial'.\"\\n\".'area (1/pixel unit)'"))
    }
  }

  @Test func `densities with the request and the mean`() throws {
    try inFolder { folder in
      let files = try DensityPlot(
        name: "fixed", title: "t",
        panels: (0..<3).map {
          .init(
            label: "a\($0)", x: values, density: values.map { exp(-20 * ($0 - 0.5) * ($0 - 0.5)) },
            request: 0.4, mean: 0.5, note: "0.5 ± 0.1")
        }
      ).draw(into: folder)
      try check(files, "fixed", wide: 1600)
    }
  }

  @Test func `curves of generated volumes over a band of simulated ones`() throws {
    try inFolder { folder in
      let curve = CurvePlot.Curve(mean: values.reversed(), deviation: values.map { _ in 0.05 })
      let files = try CurvePlot(
        name: "curves", title: "t", axes: ("lag", "S₂"),
        panels: [.init(label: "donor", generated: curve, simulated: curve)]
      ).draw(into: folder)
      try check(files, "curves", wide: 1000)
    }
  }

  @Test func `contours with the points behind them`() throws {
    try inFolder { folder in
      let density = DensityRecord(
        name: "a-b", xAttribute: "a", yAttribute: "b", x: values, y: values,
        values: values.flatMap { y in
          values.map { x in exp(-30 * ((x - 0.5) * (x - 0.5) + (y - 0.4) * (y - 0.4))) }
        })
      let files = try ContourPlot(
        name: "contour", title: "t", caption: "c", labels: ("a", "b"), density: density,
        points: zip(values, values.reversed()).map { ($0, $1) }
      ).draw(into: folder)
      try check(files, "contour", wide: 1600)
    }
  }

  @Test func `generated films beside simulated ones`() throws {
    try inFolder { folder in
      var film = Volume(shape: Shape(nx: 16, ny: 16, nz: 8), filledWith: .donor)
      for x in 0..<8 { film[x, 8, 4] = .acceptor }
      let files = try SliceSheet(
        name: "sheet", title: "t",
        films: ["generated 1", "simulated 1"].map { .init(title: $0, volume: film) }
      ).draw(into: folder)
      try check(files, "sheet", wide: 2000)
    }
  }
}
