import Ledger
import StrictYAML

/// Runs the study in a file, from the request to the report.
///
/// - Parameters:
///   - file: A study file; its schema is `docs/study.md`.
///   - options: Where the run goes and whether it resumes.
///   - listener: Hears of progress and remarks; the run itself prints nothing.
/// - Returns: The answer and where the evidence is.
/// - Throws: One typed error for whatever is wrong; ``exitCode(of:)`` sorts them.
public func design(
  _ file: String, options: DesignOptions, listener: Listener
) throws -> DesignSummary {
  let study = try Study.load(file)
  let (run, lock) = try DesignRun.open(study, options: options, listener: listener)
  defer { lock.release() }
  return try run.perform()
}
