import Foundation
import Ledger

/// `report.html`: one file that opens offline, the answer first, then the evidence.
struct Page {
  let record: RunRecord
  let figures: [DrawnFigure]
  let skipped: [String]

  var text: String {
    let title = record.facts[.study] ?? "Design"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(html(title))</title>
      <style>\(Page.css)</style>
      </head>
      <body>
      <main>
      \(header(title))
      \(sections.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private func header(_ title: String) -> String {
    "<header><h1>\(html(title))</h1>\(state)</header>"
  }

  /// A warning where the run has not come to its end.
  private var state: String {
    guard let status = record.facts[.status], status != "finished" else { return "" }
    return "<p class=\"notice\">This run has not finished (status: \(html(status))); "
      + "the report shows what it has recorded so far.</p>"
  }

  private var sections: [String] {
    [
      answer, figure("chi-logtime"), targets, front,
      section("Candidates", candidates + kept + figure("measured") + figure("densities")),
      section("Films", figure("views") + figure("slices") + figure("depth")),
      section(
        "Pathways", pathways + figure("phi-chi") + figure("phi-logtime") + figure(RegionFigure.name)
      ),
      section("Proof by simulation", proofs + verification + figure("verification")),
      section("Is the request realistic?", realism + figure("realism")),
      section("Search", search + figure("convergence")), section("Settings", settings),
    ]
  }

  private func section(_ title: String, _ body: String) -> String {
    "<section><h2>\(html(title))</h2>\n\(body)\n</section>"
  }

  /// The picture with its caption; nothing where it was left out.
  func figure(_ name: String) -> String {
    figures.first { $0.figure.name == name }?.html ?? ""
  }
}
