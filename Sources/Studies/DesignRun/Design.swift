import Ledger
import StrictYAML
import Support

/// Runs the study in a file, from the request to the report.
///
/// - Parameters:
///   - file: A study file, or the name of a shipped one; its schema is `docs/reference/study.md`.
///   - options: Where the run goes and whether it resumes.
///   - listener: Receives progress and remarks; the run itself prints nothing.
/// - Returns: The answer and where the evidence is.
/// - Throws: One typed error for whatever is wrong; ``exitCode(of:)`` sorts them.
package func design(
  _ file: String, options: DesignOptions, listener: Listener
) throws -> DesignSummary {
  let study = try Study.load(StudyShelf.file(of: file))
  let (run, lock) = try DesignRun.open(study, options: options, listener: listener)
  defer { lock.release() }
  return try run.perform()
}

/// Runs a settled study with what `parts` holds, in a folder of its own or on what is there.
package func design(
  _ settled: SettledStudy, with parts: DesignParts, options: DesignOptions, listener: Listener
) throws -> DesignSummary {
  let folder = RunFolder(options.out ?? "runs/\(settled.study.name)")
  try folder.checkFree(for: options)
  let (run, lock) = try DesignRun.open(settled, in: folder, options: options, listener: listener) {
    _ in parts
  }
  defer { lock.release() }
  return try run.perform()
}
