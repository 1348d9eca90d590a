/// What can go wrong with a corpus folder.
public enum CorpusError: Error, Equatable, CustomStringConvertible {
  case unwritable(path: String, reason: String)
  case unreadable(path: String, reason: String)
  /// The folder holds a corpus of another plan.
  case otherPlan(folder: String, found: String, wanted: String)
  /// No manifest yet: the build was stopped, or never started.
  case unfinished(folder: String)
  case seriesFailed(series: Int, reason: String)

  public var description: String {
    switch self {
    case .unwritable(let path, let reason): "Cannot write \(path): \(reason)."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    case .otherPlan(let folder, let found, let wanted):
      "The folder \(folder) holds the corpus of another plan (\(found.prefix(12)), "
        + "not \(wanted.prefix(12))); name an empty folder."
    case .unfinished(let folder):
      "The corpus in \(folder) has no manifest.json: build it again with the same plan, "
        + "it goes on where it stopped."
    case .seriesFailed(let series, let reason): "Series \(series) failed: \(reason)"
    }
  }
}
