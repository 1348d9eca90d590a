/// What can go wrong with a job that is done in parts.
package enum PartsError: Error, Equatable, CustomStringConvertible {
  /// No part has been run into the folder.
  case noJob(folder: String)
  /// The folder holds the parts of another job.
  case otherJob(folder: String, differences: [String])
  /// A record of another job lies among the others.
  case strangeRecord(path: String)
  /// Items without a record; why some of them failed, by name.
  case incomplete(folder: String, missing: [String], count: Int, failures: [String: String])
  /// Items that were tried and failed, of one part.
  case failed(part: Part, failures: [String: String])
  /// The part was asked to leave; what it has made is kept.
  case left(part: Part)
  /// The job was cancelled while the part ran.
  case cancelled(folder: String)
  /// A program of the scheduler is missing or refused.
  case scheduler(command: String, reason: String)
  /// The folder's job has been submitted before.
  case submitted(folder: String)

  package var description: String {
    switch self {
    case .noJob(let folder):
      "\(folder) holds no parts of a job: run a command with --part K/N --out \(folder) first"
    case .otherJob(let folder, let names):
      "\(folder) holds parts of another job: \(names.joined(separator: ", ")) differ; give the same "
        + "settings or another --out"
    case .strangeRecord(let path):
      "\(path) belongs to other settings than parts/job.json; remove it and run its part again"
    case .incomplete(let folder, let missing, let count, let failures):
      "\(count) items of \(folder) are missing: \(missing.joined(separator: ", "))"
        + (count > missing.count ? " and \(count - missing.count) more" : "")
        + Self.reasons(failures) + "; run their parts again, then merge"
    case .failed(let part, let failures):
      "\(failures.count) items of part \(part) failed" + Self.reasons(failures)
        + "; what was made is kept: run the part again"
    case .left(let part):
      "part \(part) was asked to leave; what it has made is kept: run it again, it goes on"
    case .cancelled(let folder): "the job in \(folder) was cancelled; what was made is kept"
    case .scheduler(let command, let reason): "\(command): \(reason)"
    case .submitted(let folder):
      "\(folder) holds parts of this job; give --resume to submit what is missing, or another --out"
    }
  }

  private static func reasons(_ failures: [String: String]) -> String {
    guard !failures.isEmpty else { return "" }
    let some = failures.sorted { $0.key < $1.key }.prefix(3).map { "\($0.key): \($0.value)" }
    return " (\(some.joined(separator: "; ")))"
  }
}

extension PartsError: ExitCoded {
  /// `EX_TEMPFAIL` of sysexits.h for a part that left and may be started again.
  package static let tryAgain: Int32 = 75

  package var exitCode: Int32 {
    switch self {
    case .left: Self.tryAgain
    case .failed, .cancelled, .scheduler: 1
    default: 65
    }
  }
}
