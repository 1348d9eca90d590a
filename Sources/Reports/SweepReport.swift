import Foundation
import Support
package import Ledger

/// Draws the report of a sweep from its ledger: the figures in `plots/`, then `report.html`.
///
/// - Parameter folder: The folder that holds `sweep.sqlite`.
/// - Complexity: About half a second a figure and core.
package func drawSweep(
  of folder: String, gnuplot: String = "gnuplot"
) throws(ReportError) -> ReportResult {
  let report = try SweepReport(folder: folder)
  let studio = try Studio(folder: folder + "/plots", gnuplot: gnuplot)
  let drawn = try studio.draw(report.figures.all)
  let page = folder + "/report.html"
  try write(report.page(drawn), to: page)
  return ReportResult(
    page: page, files: [studio.style] + drawn.flatMap(\.files) + [page], skipped: [])
}

/// The page of a sweep: the best point, the pictures, then a table with a link to each point.
package struct SweepReport {
  let folder: String
  let paths: [String]
  let points: [SweepPointRecord]

  package init(folder: String) throws(ReportError) {
    self.folder = folder
    do {
      let ledger = try SweepLedger(reading: folder + "/sweep.sqlite")
      (paths, points) = (try ledger.paths(), try ledger.points())
    } catch { throw .ledger(error) }
  }

  /// Pictures of the outcomes, named by the attribute tables of the points' runs.
  var figures: SweepFigures {
    SweepFigures(paths: paths, points: points, names: AttributeNames(attributes: attributes))
  }

  /// The first attribute table that a point's run has; none where no run is left.
  private var attributes: [AttributeRecord] {
    points.lazy.filter { $0.status == .done }.compactMap { point in
      let path = "\(folder)/\(Self.run(point))/ledger.sqlite"
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      return try? RunLedger(at: path, .read).attributes()
    }.first { !$0.isEmpty } ?? []
  }

  /// The point whose simulated film misses least; without simulation, whose candidate does.
  package static func best(of points: [SweepPointRecord]) -> SweepPointRecord? {
    let name =
      points.contains { $0.outcomes["verified_error"] != nil }
      ? "verified_error" : "candidate_error"
    return points.filter { $0.outcomes[name] != nil }
      .min { $0.outcomes[name]! < $1.outcomes[name]! }
  }

  func page(_ figures: [DrawnFigure]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Sweep</title>
    <style>\(Page.css)</style>
    </head>
    <body>
    <main>
    <header><h1>Sweep over \(html(paths.joined(separator: ", ")))</h1>
    <p class="question">\(counts)</p></header>
    <div class="answer"><h2>Best point</h2><p class="recipe">\(answer)</p></div>
    <section><h2>Outcomes</h2>
    \(figures.map(\.html).joined(separator: "\n"))</section>
    <section><h2>Points</h2>
    \(table)</section>
    </main>
    </body>
    </html>

    """
  }

  private var counts: String {
    let kinds: [SweepPointRecord.Status] = [.done, .unrealistic, .failed, .waiting]
    return "\(points.count) points: "
      + kinds.map { kind in "\(points.count { $0.status == kind }) \(kind.rawValue)" }
      .joined(separator: ", ")
  }

  private var answer: String {
    guard let best = Self.best(of: points) else { return "No point has come to its end." }
    let values = paths.map { "\(html($0)) = \(tidy(best.values[$0] ?? .nan))" }
    let simulated = best.outcomes["verified_error"].map {
      "; its simulated film misses by \(fixed($0, 4))"
    }
    return "Point \(link(best)): \(values.joined(separator: ", ")). The best candidate misses "
      + "its worst target by \(best.outcomes["candidate_error"].map { fixed($0, 4) } ?? "–")"
      + (simulated ?? "") + "."
  }

  private func link(_ point: SweepPointRecord) -> String {
    guard point.status == .done else { return "\(point.number)" }
    return "<a href=\"\(Self.run(point))/report.html\">\(point.number)</a>"
  }

  /// The run of a point, within the sweep's folder.
  private static func run(_ point: SweepPointRecord) -> String {
    "points/" + "\(point.number)".leftPadded(to: 3, with: "0")
  }

  private var table: String {
    let names = SweepFigures.outcomes.map(\.name).filter { name in
      points.contains { $0.outcomes[name] != nil }
    }
    let rows = points.map { point in
      [link(point)] + paths.map { tidy(point.values[$0] ?? .nan) }
        + [html(point.status.rawValue)]
        + names.map { point.outcomes[$0].map(tidy) ?? "–" } + [html(point.reason ?? "")]
    }
    return htmlTable(
      ["point"] + paths.map(html) + ["status"] + names.map(html) + ["reason"], rows)
  }
}
