import Foundation
import Ledger

/// One of the runs that are held beside each other, and what is compared of it.
struct ComparedRun {
  /// "A", "B", …: what figures and tables call it.
  let letter: String
  /// The run folder's name, or its path where another run's folder bears the same name.
  let title: String
  let record: RunRecord

  var candidates: [CandidateRecord] { record.candidates }

  var best: CandidateRecord? { candidates.first }

  /// Generated volumes up to and with an evaluation, and the evaluations' own seconds.
  struct Spent: Encodable, Equatable, Sendable {
    let evaluations: Int
    let volumes: Int
    let seconds: Double
  }

  /// What each evaluation had cost when it was done, in order.
  var spending: [Spent] {
    var (volumes, seconds) = (0, 0.0)
    return record.evaluations.enumerated().map { index, evaluation in
      volumes += evaluation.samples.count
      seconds += evaluation.seconds
      return Spent(evaluations: index + 1, volumes: volumes, seconds: seconds)
    }
  }

  /// What had been spent when a single volume first met every target; `nil` where none did.
  var firstHit: Spent? {
    zip(record.evaluations, spending).first { evaluation, _ in
      evaluation.samples.count == 1 && (record.deviation(of: evaluation.measured) ?? .infinity) <= 1
    }?.1
  }

  /// The simulated pathway whose recipe misses least: the largest miss of the mean over its films.
  var verified: (pathway: Int, error: Double, films: Int, verdict: String?)? {
    record.proofs.filter(\.counts).compactMap { proof in
      record.miss(of: proof.means.mapValues(\.mean)).map {
        (proof.pathwayRank, $0, proof.films, proof.verdict)
      }
    }.min { ($0.1, $0.0) < ($1.1, $1.0) }
  }
}

extension ComparedRun {
  /// Reads the runs and gives each its letter.
  static func all(_ folders: [String]) throws(ReportError) -> [ComparedRun] {
    let names = folders.map { URL(fileURLWithPath: $0).standardizedFileURL.lastPathComponent }
    var runs: [ComparedRun] = []
    for (index, folder) in folders.enumerated() {
      let isAlone = names.count { $0 == names[index] } == 1
      let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index)))
      runs.append(
        ComparedRun(
          letter: letter, title: isAlone ? names[index] : folder,
          record: try RunRecord(folder: folder)))
    }
    return runs
  }
}

extension RunRecord {
  /// The largest miss over the stated targets, in each attribute's unit; `nil` where nothing that
  /// is wanted was measured.
  func miss(of measured: [String: Double]) -> Double? {
    statedTargets.compactMap { target in
      measured[target.attribute].flatMap { target.miss(of: $0) }
    }.max()
  }

  /// The largest miss over the targets that have a tolerance, in tolerances; `nil` where one of
  /// them was not measured.
  func deviation(of measured: [String: Double]) -> Double? {
    let held = statedTargets.filter { $0.accepted != nil && ($0.tolerance ?? 0) > 0 }
    let misses = held.compactMap { target in
      measured[target.attribute].flatMap { target.miss(of: $0) }.map { $0 / target.tolerance! }
    }
    return misses.count == held.count ? misses.max() : nil
  }
}

extension TargetRecord {
  /// How far a measured value lies outside what is wanted, the tolerance left aside; `nil` for an
  /// objective.
  func miss(of measured: Double) -> Double? {
    switch (kind, value) {
    case (.match, let value?): abs(measured - value)
    case (.between, let low?): max(0, low - measured, measured - (upper ?? low))
    case (.atLeast, let low?): max(0, low - measured)
    case (.atMost, let high?): max(0, measured - high)
    default: nil
    }
  }
}
