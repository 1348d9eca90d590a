import Ledger

/// Several runs beside each other.
package struct Comparison: Encodable, Sendable {
  /// What is compared of one run.
  package struct Run: Encodable, Sendable {
    package let letter: String
    package let folder: String
    package let study: String?
    package let model: String?
    package let status: String?
    /// Each target in words, by attribute.
    package let targets: [String: String]
    /// What the best candidate measures, by attribute.
    package let measured: [String: Double]?
    /// The best candidate's largest miss, in the attribute's unit.
    package let candidateError: Double?
    package let candidatesWithin: Int
    package let candidates: Int
    package let evaluations: Int
    package let volumes: Int
    package let seconds: Double
    /// Spent until a single volume first met every target.
    package let evaluationsToFirstHit: Int?
    package let volumesToFirstHit: Int?
    package let secondsToFirstHit: Double?
    /// The best pathway: φ, χ, log₁₀ t and its share of the predicted probability.
    package let pathway: [String: Double]?
    /// The smallest, over the simulated pathways, of the largest miss of the films' mean.
    package let verifiedError: Double?
    package let verifiedPathway: Int?
  }

  package let runs: [Run]
  /// The keys in which the studies differ.
  package let differences: [StudyDifference]
  /// The page, `compare.html`.
  package let page: String
  /// Every file that was written, the page last.
  package let files: [String]
  /// One sentence for each figure that was left out, saying why.
  package let skipped: [String]

  /// The most runs that stay apart in a picture.
  package static let mostRuns = Style.series.count
}

/// Several runs beside each other, as data: what ``drawComparison(of:into:gnuplot:)`` shows, without a
/// figure or a page.
///
/// - Parameter folders: Two to ``Comparison/mostRuns`` run folders.
/// - Precondition: the number of folders.
package func compareRuns(
  _ folders: [String]
) throws(ReportError) -> (runs: [Comparison.Run], differences: [StudyDifference]) {
  precondition((2...Comparison.mostRuns).contains(folders.count), "several runs, not too many")
  let runs = try ComparedRun.all(folders)
  return (runs.map(Comparison.Run.init), try StudyDifference.all(runs))
}

/// Draws several runs beside each other: `compare.html` and figures in `plots/`.
///
/// It computes nothing that the runs did not record. Times are those of each run's own machine.
///
/// - Parameters:
///   - folders: Two to ``Comparison/mostRuns`` run folders.
///   - out: The folder of the page, made where it is missing.
/// - Precondition: the number of folders.
package func drawComparison(
  of folders: [String], into out: String, gnuplot: String = "gnuplot"
) throws(ReportError) -> Comparison {
  precondition((2...Comparison.mostRuns).contains(folders.count), "several runs, not too many")
  let runs = try ComparedRun.all(folders)
  let differences = try StudyDifference.all(runs)
  let studio = try Studio(folder: out + "/plots", gnuplot: gnuplot)
  let (figures, skipped) = FigurePlan.sorted([
    PathwayMap(runs).plan, TargetsBeside(runs).plan, ProgressFigure(runs).plan,
  ])
  let drawn = try studio.draw(figures)
  let path = out + "/compare.html"
  let page = ComparisonPage(
    runs: runs, differences: differences, figures: drawn, skipped: skipped)
  try write(page.text, to: path)
  return Comparison(
    runs: runs.map(Comparison.Run.init), differences: differences, page: path,
    files: [studio.style] + drawn.flatMap(\.files) + [path], skipped: skipped)
}

extension Comparison.Run {
  init(_ run: ComparedRun) {
    let (record, spent, hit, verified) = (run.record, run.spending.last, run.firstHit, run.verified)
    letter = run.letter
    folder = record.folder
    study = record.facts[.study]
    model = record.facts[.model]
    status = record.facts[.status]
    targets = record.targets.reduce(into: [:]) { $0[$1.attribute] = record.words($1) }
    measured = run.best?.measured
    candidateError = run.best?.error
    candidatesWithin = run.candidates.count(where: \.within)
    candidates = run.candidates.count
    evaluations = record.evaluations.count
    volumes = spent?.volumes ?? 0
    seconds = spent?.seconds ?? 0
    evaluationsToFirstHit = hit?.evaluations
    volumesToFirstHit = hit?.volumes
    secondsToFirstHit = hit?.seconds
    pathway = record.pathways.first.map {
      ["phi": $0.phi, "chi": $0.chi, "log_time": $0.logTime, "probability": $0.probability]
    }
    verifiedError = verified?.error
    verifiedPathway = verified?.pathway
  }
}
