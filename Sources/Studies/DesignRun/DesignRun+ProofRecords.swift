import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import ProcessModel
import Volumes

extension DesignRun {
  /// The recipes that were tried for a pathway, as the ledger has them.
  func proofRecords(of proved: ProvedPathway, films: SimulationBook?) -> [ProofRecord] {
    guard let proof = proved.proof else { return [] }
    let counting = proved.counting(for: goal)?.number
    return proof.trials.enumerated().map { number, trial in
      record(
        trial, of: proved.pathway.rank, number: number + 1, counts: number == counting,
        secondsEach: films?.secondsEach(trial.films, size: trial.size))
    }
  }

  private func record(
    _ trial: Verification, of rank: Int, number: Int, counts: Bool, secondsEach: Double?
  ) -> ProofRecord {
    let worst = trial.deviations.max { abs($0.value) < abs($1.value) }
    let needed = trial.verdict == .undecided ? trial.filmsNeeded(for: goal) : nil
    let more = needed.map { $0 - trial.measuredFilms }
    return ProofRecord(
      pathwayRank: rank, number: number, counts: counts, phi: trial.recipe.phi,
      chi: trial.recipe.chi,
      chiRatio: trial.recipe.relativeChi(criticalChi: criticalChi),
      logTime: trial.recipe.logTime, shape: "\(shape(of: trial))",
      films: trial.measuredFilms, verdict: trial.verdict?.rawValue, errorRate: trial.errorRate,
      means: means(of: trial), deviation: worst.map { abs($0.value) },
      worstAttribute: worst?.key.rawValue, filmsNeeded: needed,
      secondsNeeded: more.flatMap { more in
        secondsEach.map { $0 * Double(more) / Double(max(1, min(threads, more))) }
      })
  }

  private func shape(of trial: Verification) -> Shape {
    Shape(nx: trial.size.nx, ny: trial.size.ny, nz: card.shape.nz)
  }

  private func means(of trial: Verification) -> [String: ProofRecord.Mean] {
    let bias = smallFilmBias(at: trial.recipe)
    return Dictionary(
      uniqueKeysWithValues: trial.mean.map { attribute, mean in
        let interval = trial.intervals[attribute]
        return (
          attribute.rawValue,
          ProofRecord.Mean(
            mean: mean, halfWidth: interval?.halfWidth, scatter: interval?.scatter,
            smallFilmBias: bias[attribute])
        )
      })
  }

  /// What films of the model's own width have less what wide ones have, by the forward models of both.
  private func smallFilmBias(at recipe: Recipe) -> [Attribute: Double] {
    guard let small = parts.smallFilms, let wide = parts.forward else { return [:] }
    let wideMeans = wide.forecast(at: recipe)
    return small.forecast(at: recipe).reduce(into: [:]) { found, entry in
      found[entry.key] = wideMeans[entry.key].map { entry.value.mean - $0.mean }
    }
  }

  /// Where films meet every target on average, at the best pathway's blend ratio and two standard deviations of the
  /// process to either side.
  func regionRecords(about best: ProvedPathway?) -> [RegionRecord] {
    guard let best, let model = parts.forward else { return [] }
    let (recipe, step) = (best.recipe(for: goal), 2 * study.pathways.scatter.phi)
    return Set([-step, 0, step].map { recipe.phi + $0 }).sorted().compactMap { phi in
      ToleranceRegion(about: recipe, phi: phi, goal: goal, model: model).map {
        RegionRecord(
          phi: $0.phi, logTime: $0.logTime, chi: $0.chi, probability: $0.probability)
      }
    }
  }

  /// Every measured film of the recipes that were tried.
  func filmRecords(of proved: ProvedPathway, films: SimulationBook) -> [VerificationRecord] {
    (proved.proof?.trials ?? []).enumerated().flatMap { number, trial in
      trial.films.compactMap { film in
        film.measured.map { measured in
          let kept = films.archive(of: film, size: trial.size)
          return VerificationRecord(
            pathwayRank: proved.pathway.rank, seed: film.seed, measured: plain(measured),
            error: goal.worst(of: measured)?.error ?? 0,
            within: (try? goal.isMet(by: measured)) ?? false, seconds: kept?.seconds ?? 0,
            folder: kept?.file, number: number + 1)
        }
      }
    }
  }

  /// Says which films could not be made.
  func logFailures(of proved: ProvedPathway) throws {
    for trial in proved.proof?.trials ?? [] {
      for film in trial.films where film.measured == nil {
        try ledger.log(
          .failure,
          "pathway \(proved.pathway.rank), seed \(film.seed): \(film.failure ?? "not measured")",
          at: Timestamp.now())
      }
    }
  }
}
