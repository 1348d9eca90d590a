import Foundation
import Support

/// Draws the report of a run from its folder: the figures in `plots/`, then `report.html`.
///
/// It computes nothing that the run did not record. Drawn twice from one run, every file is the
/// same. A part that the run lacks, such as pathways, is left out and named in
/// ``ReportResult/skipped`` and on the page.
///
/// - Parameters:
///   - runFolder: The folder that holds `ledger.sqlite`.
///   - gnuplot: The program that draws: a command or a path.
///   - progress: Called before each figure.
/// - Complexity: About half a second a figure and core.
package func drawReport(
  of runFolder: String, gnuplot: String = "gnuplot",
  progress: (ReportProgress) -> Void = { _ in }
) throws(ReportError) -> ReportResult {
  let record = try RunRecord(folder: runFolder)
  let studio = try Studio(folder: runFolder + "/plots", gnuplot: gnuplot)
  let (figures, skipped) = FigurePlan.sorted(FigurePlan.all(record))
  let drawn = try studio.draw(figures) {
    progress(ReportProgress(done: $0, total: figures.count, figure: figures[$0].name))
  }
  let path = runFolder + "/report.html"
  try write(Page(record: record, figures: drawn, skipped: skipped).text, to: path)
  let files = [studio.style] + drawn.flatMap(\.files) + [path]
  return ReportResult(page: path, files: files, skipped: skipped)
}

/// Writes a whole file or none.
func write(_ text: String, to path: String) throws(ReportError) {
  try write(Data(text.utf8), to: path)
}

/// Writes a whole file or none.
func write(_ content: Data, to path: String) throws(ReportError) {
  do { try DurableFile.write(content, to: path) } catch {
    throw .unwritable(path: path, reason: error.reason)
  }
}
