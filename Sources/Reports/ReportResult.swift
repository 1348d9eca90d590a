/// What drawing a report left behind.
package struct ReportResult: Equatable, Sendable {
  /// The page, `report.html` in the run folder.
  package let page: String
  /// Every file that was written, the page last.
  package let files: [String]
  /// One sentence for each figure that was left out, saying why.
  package let skipped: [String]
}

/// How far a report has come.
package struct ReportProgress: Equatable, Sendable {
  package let done: Int
  package let total: Int
  /// The name of the figure that is drawn now.
  package let figure: String
}
