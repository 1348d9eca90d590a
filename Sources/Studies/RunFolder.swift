import Foundation
import Ledger

/// The folder of one run: what a user takes home and what a resume goes on from.
public struct RunFolder: Sendable, Equatable {
  public let path: String

  public init(_ path: String) { self.path = path }

  public var study: String { path + "/study.yaml" }
  public var ledger: String { path + "/ledger.sqlite" }
  public var candidates: String { path + "/candidates.csv" }
  public var pathways: String { path + "/pathways.csv" }
  public var pareto: String { path + "/pareto.csv" }
  public var report: String { path + "/report.html" }

  /// The folder of the candidate of rank `rank`, relative to the run's.
  public func candidate(_ rank: Int) -> String {
    "candidates/" + Self.number(rank)
  }

  /// The folder of simulated films, relative to the run's.
  static let films = "films"

  /// The file of the simulated film `number`, relative to the run's folder.
  static func film(_ number: Int) -> String { "\(films)/\(Self.number(number)).vti" }

  /// The number of a film's file; the opposite of ``film(_:)``.
  static func filmNumber(_ file: String) -> Int? {
    Int(file.dropFirst(films.count + 1).dropLast(4))
  }

  /// A number with three digits, so that names sort as numbers do.
  private static func number(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// Whether a run has recorded anything here.
  var hasLedger: Bool { FileManager.default.fileExists(atPath: ledger) }

  /// Whether a run has been started here.
  public var holdsRun: Bool {
    FileManager.default.fileExists(atPath: study) && hasLedger
  }

  /// Makes the folder for a new run.
  ///
  /// - Parameter overwrite: Removes an earlier run first; a folder that is no run is never removed.
  /// - Throws: ``StudyError`` when it exists or cannot be made, `LedgerError` when a process is at
  ///   work there.
  func create(overwrite: Bool) throws {
    let files = FileManager.default
    if files.fileExists(atPath: path) {
      guard overwrite, holdsRun else {
        throw StudyError.runExists(folder: path, resumable: holdsRun)
      }
      let lock = try RunLock(folder: path)  // not under the feet of a process that is at work
      defer { lock.release() }
      try attempt { try files.removeItem(atPath: path) }
    }
    try attempt {
      try files.createDirectory(atPath: path + "/candidates", withIntermediateDirectories: true)
    }
  }

  /// Writes a small file whole or not at all.
  func write(_ text: String, to file: String) throws(StudyError) {
    try attempt(file) { try Data(text.utf8).write(to: URL(filePath: file), options: .atomic) }
  }

  private func attempt(
    _ place: String? = nil, _ body: () throws -> Void
  ) throws(StudyError) {
    do { try body() } catch {
      throw .unwritable(path: place ?? path, reason: Self.reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(underlying.code)))
    }
    return error.localizedDescription
  }
}
