import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger

extension DesignRun {
  /// The simulations of one pathway, and the films that they left.
  struct Proof {
    let verification: Verification
    let films: FilmArchive
    let folder: String
  }

  /// Simulates the best pathways at full size and measures what comes out, by rank.
  func verify(_ pathways: [Pathway]) throws -> [Int: Proof] {
    let chosen = pathways.prefix(study.verification.pathways)
    guard !chosen.isEmpty else { return [:] }
    guard let simulator = PhaseFieldSimulator(card: card) else {
      listener.remark(
        "no pathway is simulated: the phases that \(card.name) learnt came with the data, and no "
          + "cuts of φ make them")
      return [:]
    }
    let total = chosen.count * study.verification.seeds
    var done = 0
    var proofs: [Int: Proof] = [:]
    for pathway in chosen {
      let relative = folder.pathway(pathway.rank)
      try folder.makeFolder(folder.path + "/" + relative)
      let films = FilmArchive(
        simulator, folder: folder.path + "/" + relative)
      let verification = try Verification.run(
        pathway.recipe, goal: goal, simulator: films, seeds: seeds(of: pathway),
        measure: { measurer($0) }
      ) { _, _ in
        done += 1
        listener.progress(StageProgress(stage: "verification", done: done, total: total))
      }
      proofs[pathway.rank] = Proof(verification: verification, films: films, folder: relative)
    }
    return proofs
  }

  /// Seeds of the initial noise: they follow from the study's seed and the pathway's rank.
  private func seeds(of pathway: Pathway) -> [UInt64] {
    (0..<study.verification.seeds).map { number in
      study.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(pathway.rank * 1000 + number)
    }
  }

  /// Records every simulation of a pathway; a failed one with its reason.
  func record(_ proof: Proof, of rank: Int) throws {
    for run in proof.verification.runs {
      guard let measured = run.measured, let film = proof.films.kept[run.seed] else {
        let reason = run.failure ?? "no reason given"
        try ledger.log(
          .failure, "pathway \(rank), seed \(run.seed): \(reason)", at: Timestamp.now())
        continue
      }
      try ledger.record(
        VerificationRecord(
          pathwayRank: rank, seed: run.seed, measured: plain(measured),
          error: goal.worst(of: measured)?.error ?? 0, within: try goal.isMet(by: measured),
          seconds: film.seconds, folder: proof.folder + "/" + film.file))
    }
  }
}
