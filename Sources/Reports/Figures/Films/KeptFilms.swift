import Foundation
import Ledger
import Support
import Volumes

/// The films of a run that its pictures show: the best candidates and a simulated one.
struct KeptFilms {
  struct Film {
    let title: String
    /// The volume's file.
    let path: String
    let volume: Volume
  }

  /// The best candidates first, by rank.
  let candidates: [Film]
  let simulated: Film?
  /// Why a film could not be read.
  let failures: [String]

  /// Reads the films from the run folder.
  ///
  /// - Parameter most: Of all films.
  init(_ record: RunRecord, most: Int) {
    let best = record.candidates.filter { $0.folder != nil }
      .sorted { $0.rank < $1.rank }
    let proof = record.verifications.first { $0.folder != nil }
    var failures: [String] = []
    func film(_ title: String, _ folder: String?) -> Film? {
      guard let folder else { return nil }
      if let fault = FileName.pathFault(folder) {
        failures.append("The ledger names the film “\(folder)”, but \(fault).")
        return nil
      }
      let path = Self.path(record.folder, folder)
      do { return Film(title: title, path: path, volume: try readVolume(at: path)) } catch {
        failures.append("\(error)")
        return nil
      }
    }
    let room = most - (proof == nil ? 0 : 1)
    candidates = best.prefix(room).compactMap { film("candidate \($0.rank)", $0.folder) }
    simulated = proof.flatMap { film("pathway \($0.pathwayRank), simulated", $0.folder) }
    self.failures = failures
  }

  /// The best `count` films, the simulated one among them and last.
  func best(_ count: Int) -> [Film] {
    let last = [simulated].compactMap { $0 }
    return Array(candidates.prefix(count - last.count)) + last
  }

  /// Why there is no picture of them.
  var reason: String { failures.first ?? "No candidate's volume lies in the run folder." }

  /// The record names a film's file, or the folder that holds its volume.vti.
  private static func path(_ run: String, _ film: String) -> String {
    VolumeFormat(path: film) == nil ? "\(run)/\(film)/volume.vti" : "\(run)/\(film)"
  }
}
