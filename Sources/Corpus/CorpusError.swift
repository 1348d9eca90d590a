/// What can go wrong with a corpus folder.
package enum CorpusError: Error, Equatable, CustomStringConvertible {
  case unwritable(path: String, reason: String)
  case unreadable(path: String, reason: String)
  /// The folder holds files that no build left there.
  case notACorpus(folder: String, found: String)
  case diskFull(folder: String)
  /// The folder holds a corpus of another plan.
  case otherPlan(folder: String, found: String, wanted: String)
  /// The folder holds a corpus of a format that this code does not know.
  case otherFormat(folder: String, found: Int)
  /// No manifest yet: the build was stopped, or never started.
  case unfinished(folder: String)
  /// Several label sets, and none was named; or one that is not there.
  case chooseLabels(folder: String, asked: String?, available: [String])
  case seriesFailed(series: Int, reason: String)
  /// Series that are not there, or whose shards are damaged.
  case missingSeries(folder: String, series: [Int])

  package var description: String {
    switch self {
    case .unwritable(let path, let reason): "Cannot write \(path): \(reason)."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    case .notACorpus(let folder, let found):
      "The folder \(folder) holds \(found) and no corpus; name a new folder or an empty one."
    case .diskFull(let folder):
      "The disk of \(folder) is full: free some space and run this command again, "
        + "it goes on where it stopped."
    case .otherPlan(let folder, let found, let wanted):
      "The folder \(folder) holds the corpus of another plan (\(found.prefix(12)), "
        + "not \(wanted.prefix(12))); name an empty folder."
    case .otherFormat(let folder, let found):
      "The corpus in \(folder) has format \(found), this program reads "
        + "\(CorpusManifest.currentFormat): build it again in an empty folder."
    case .unfinished(let folder):
      "The corpus in \(folder) has no manifest.json: build it again with the same plan, "
        + "it goes on where it stopped."
    case .chooseLabels(let folder, let asked, let available):
      (asked.map { "The corpus in \(folder) has no label set “\($0)”" }
        ?? "The corpus in \(folder) has several label sets")
        + ": name one of \(available.joined(separator: ", "))."
    case .missingSeries(let folder, let series):
      "The corpus in \(folder) lacks series \(series.prefix(20).map(String.init).joined(separator: ", "))"
        + (series.count > 20 ? " and \(series.count - 20) more" : "")
        + ": run the parts that make them again."
    case .seriesFailed(let series, let reason): "Series \(series) failed: \(reason)"
    }
  }
}
