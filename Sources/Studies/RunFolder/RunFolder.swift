import Foundation
import Ledger
import Support

/// The folder of one run: what a user takes home and what a resume goes on from.
package struct RunFolder: Sendable, Equatable {
  package let path: String

  package init(_ path: String) { self.path = path }

  package var study: String { path + "/study.yaml" }
  package var ledger: String { path + "/ledger.sqlite" }
  package var candidates: String { path + "/candidates.csv" }
  package var pathways: String { path + "/pathways.csv" }
  package var pareto: String { path + "/pareto.csv" }
  package var report: String { path + "/report.html" }

  /// The folder of the candidate of rank `rank`, relative to the run's.
  package func candidate(_ rank: Int) -> String {
    "candidates/" + Self.number(rank)
  }

  /// The folder of simulated films, relative to the run's.
  static let films = "films"

  /// The file of the simulated film `number`, relative to the run's folder.
  static func film(_ number: Int) -> String { "\(films)/\(Self.number(number)).vti" }

  /// The number of a film's file; the opposite of ``film(_:)``.
  static func filmNumber(_ file: String) -> Int? {
    Int(file.dropFirst(films.count + 1).dropLast(4)).flatMap {
      (0..<1_000_000_000).contains($0) ? $0 : nil
    }
  }

  /// A number with three digits, so that names sort as numbers do.
  private static func number(_ number: Int) -> String {
    String(number).leftPadded(to: 3, with: "0")
  }

  /// Whether a run has recorded anything here.
  var hasLedger: Bool { FileManager.default.fileExists(atPath: ledger) }

  /// Whether a run has been started here.
  package var holdsRun: Bool {
    FileManager.default.fileExists(atPath: study) && hasLedger
  }

  /// Writes a small file whole or not at all.
  func write(_ text: String, to file: String) throws(StudyError) {
    do { try DurableFile.write(text, to: file) } catch {
      throw .unwritable(path: file, reason: error.reason)
    }
  }

  func attempt(_ body: () throws -> Void) throws(StudyError) {
    do { try body() } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      let code = underlying?.domain == NSPOSIXErrorDomain ? underlying?.code : nil
      throw .unwritable(
        path: path,
        reason: code.map { String(cString: strerror(Int32($0))) } ?? error.localizedDescription)
    }
  }
}
