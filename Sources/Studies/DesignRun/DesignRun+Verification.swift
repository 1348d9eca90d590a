import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger

extension DesignRun {
  /// Simulates the best pathways at full size, measures what comes out, and moves the recipes of those
  /// whose films are not within tolerance.
  func prove(_ pathways: [Pathway]) throws -> (proved: [ProvedPathway], films: SimulationBook?) {
    var proved = pathways.map { ProvedPathway(pathway: $0) }
    guard !pathways.isEmpty, let book = try simulationBook() else { return (proved, nil) }
    for place in proved.indices.prefix(study.verification.pathways) {
      tell("verification", done: place, of: min(study.verification.pathways, proved.count))
      book.purpose = .verification
      proved[place].predicted = try Verification.run(
        proved[place].pathway.recipe, goal: goal, simulator: book,
        seeds: seeds(.verification, place))
    }
    for place in proved.indices.prefix(study.refinement.pathways)
    where !isProved(proved[place]) {
      try refine(&proved[place], place: place, with: book)
    }
    return (proved, book)
  }

  /// Whether the predicted recipe needs no refinement: its films, or where one is enough one of them,
  /// meet the targets.
  private func isProved(_ proved: ProvedPathway) -> Bool {
    guard let predicted = proved.predicted else { return false }
    return predicted.isWithinTolerance
      || study.refinement.until == .film && predicted.filmsWithin(goal) > 0
  }

  /// Moves a pathway's recipe until its simulated films meet the targets, each recipe judged by films of its own.
  private func refine(
    _ proved: inout ProvedPathway, place: Int, with book: SimulationBook
  ) throws {
    guard let response = parts.response, !goal.targets.isEmpty,
      goal.targets.allSatisfy({ response.attributes.contains($0.attribute) })
    else {
      listener.remark(
        "pathway \(proved.pathway.rank) is not refined: the model's training set does not tell the "
          + "recipes of films with every target's descriptor")
      return
    }
    let settings = RefinementSettings(
      recipes: study.refinement.recipes, films: study.verification.seeds,
      seed: seeds(.refinement, place)[0], until: study.refinement.until)
    book.purpose = .refinement
    tell("refinement", done: 0, of: settings.recipes)
    let refinement = try Refinement.run(
      from: proved.pathway.recipe, goal: goal, window: study.window, response: response,
      simulator: book, settings: settings, known: proved.predicted
    ) {
      tell("refinement", done: $0, of: settings.recipes)
    }
    proved.refinement = refinement
    proved.refined = refinement.best(for: goal)
  }

  private func tell(_ stage: String, done: Int, of total: Int) {
    listener.progress(StageProgress(stage: stage, done: done, total: total))
  }

  /// Nil, with a remark, where no cuts of φ make the model's phases.
  private func simulationBook() throws -> SimulationBook? {
    guard study.verification.pathways + study.refinement.pathways > 0 else { return nil }
    guard let simulator = parts.simulator else {
      listener.remark(
        "no pathway is simulated: the phases that \(card.name) learnt came with the data, and no "
          + "cuts of φ make them")
      return nil
    }
    return try SimulationBook(simulator, measurer: measurer, ledger: ledger, folder: folder)
  }

  /// Seeds of the initial noise: they follow from the study's seed, what the films are for, and the
  /// place of the pathway among those that were predicted.
  private func seeds(_ purpose: SimulationBook.Purpose, _ place: Int) -> [UInt64] {
    let first = (place + 1) * 1_000_000 + (purpose == .verification ? 0 : 500_000)
    return (0..<study.verification.seeds).map { number in
      study.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(first + number)
    }
  }

  /// Records every simulation of a pathway's recipes; a failed one with its reason.
  func record(_ proved: ProvedPathway, films: SimulationBook) throws {
    let rank = proved.pathway.rank
    if let predicted = proved.predicted {
      try record(predicted, of: rank, refined: false, films)
    }
    guard let refined = proved.refined, let refinement = proved.refinement else { return }
    try record(refined, of: rank, refined: true, films)
    let worst = goal.worst(of: refined.mean)
    try ledger.record(
      RefinementRecord(
        pathwayRank: rank, phi: refined.recipe.phi, chi: refined.recipe.chi,
        logTime: refined.recipe.logTime, recipes: refinement.trials.count, films: refinement.films,
        mean: plain(refined.mean), spread: plain(refined.spread), error: worst?.error,
        worstAttribute: worst?.attribute.rawValue, within: refined.isWithinTolerance,
        filmsWithin: refined.filmsWithin(goal), nearest: refinement.nearest.map(record)))
  }

  private func record(_ nearest: Refinement.Nearest) -> NearestFilm {
    let film = nearest.film
    return NearestFilm(
      phi: film.recipe.phi, chi: film.recipe.chi, logTime: film.recipe.logTime, seed: film.seed,
      error: goal.worst(of: film.measured ?? [:])?.error ?? 0, within: nearest.deviation <= 1)
  }

  private func record(
    _ proof: Verification, of rank: Int, refined: Bool, _ films: SimulationBook
  ) throws {
    for film in proof.films {
      guard let measured = film.measured, let kept = films.archive(of: film) else {
        let reason = film.failure ?? "its film was not kept"
        try ledger.log(
          .failure, "pathway \(rank), seed \(film.seed): \(reason)", at: Timestamp.now())
        continue
      }
      try ledger.record(
        VerificationRecord(
          pathwayRank: rank, seed: film.seed, measured: plain(measured),
          error: goal.worst(of: measured)?.error ?? 0, within: try goal.isMet(by: measured),
          seconds: kept.seconds, folder: kept.file, refined: refined))
    }
  }
}
