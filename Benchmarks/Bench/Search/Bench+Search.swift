import Foundation
import LatentDiffusion

extension Bench {
  /// How many volumes each way of searching generates and measures until one is as asked.
  func searchTable() throws -> Table {
    let contest = try SearchContest(search, threads: threads)
    var table = Table(
      title: "Calls until a film is as asked, \(contest.card.name)",
      note: """
        A call is one volume of \(contest.card.shape) voxels generated and measured. Asked for: \
        \(contest.requests.origin). Found: within \(search.tolerance) of all \
        \(contest.card.conditions.count) conditions on the voxels, in at most \(search.budget) calls; a film \
        not found counts as \(search.budget). Each contestant goes on until it is within half the \
        tolerance, where Binodal stops by itself. Peers search the training range, are told the \
        sum of the squared misses, and begin at the request. Seed \(search.seed).
        """,
      header: [
        "contestant", "noise of a film", "found", "calls, median", "calls, mean",
        "largest miss, median", "mean calls / Binodal's", "wall",
      ])
    var ours: Double?
    for contestant in contestants(contest) where search.wants(contestant.name) {
      FileHandle.standardError.write(Data("bench: \(contestant.name)\n".utf8))
      var attempts: [SearchAttempt] = []
      let seconds = try Seconds.of { attempts = try contestant.run() }
      let calls = attempts.map { Double($0.firstHit ?? search.budget) }
      let mean = calls.reduce(0, +) / Double(calls.count)
      ours = ours ?? mean
      table.rows.append([
        contestant.name, contestant.noise,
        "\(attempts.count { $0.firstHit != nil }) of \(attempts.count)", digits(median(calls)),
        digits(mean), digits(median(attempts.map(\.leastMiss))), digits(mean / (ours ?? mean)),
        time(seconds.wall),
      ])
      FileHandle.standardError.write(Data("  \(table.rows.last!.joined(separator: " | "))\n".utf8))
    }
    return table
  }

  private struct Searcher {
    let name: String
    let noise: String
    let run: () throws -> [SearchAttempt]
  }

  private func contestants(_ contest: SearchContest) -> [Searcher] {
    var all = [
      Searcher(name: "Binodal, aiming", noise: "fixed, then another") { try contest.byBinodal() },
      Searcher(name: "Binodal, aiming, exact fractions", noise: "fixed, then another") {
        try contest.byBinodal(exact: true)
      },
      Searcher(name: "asking plainly", noise: "fresh") {
        try contest.run(PlainProposer(), .fresh)
      },
      Searcher(name: "random conditions", noise: "fresh") {
        try contest.run(RandomProposer(seed: search.seed), .fresh)
      },
    ]
    guard let peers else { return all }
    let known = [
      ("CMA-ES", ["--method", "cma"]), ("Optuna's TPE", ["--method", "tpe"]),
      ("Optuna's TPE, multivariate", ["--method", "tpe", "--multivariate"]),
    ]
    for (name, arguments) in known {
      for noise in [SearchContest.Noise.fixed, .fresh] {
        all.append(
          Searcher(name: name, noise: noise.rawValue) {
            try contest.run(
              PeerProposer(peers, arguments + ["--seed", "\(search.seed)"]), noise)
          })
      }
    }
    return all
  }
}
