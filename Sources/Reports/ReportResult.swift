/// What drawing a report left behind.
public struct ReportResult: Equatable, Sendable {
  /// The page, `report.html` in the run folder.
  public let page: String
  /// Every file that was written, the page last.
  public let files: [String]
  /// One sentence for each figure that was left out, saying why.
  public let skipped: [String]
}

/// How far a report has come.
public struct ReportProgress: Equatable, Sendable {
  public let done: Int
  public let total: Int
  /// The name of the figure that is drawn now.
  public let figure: String
}
