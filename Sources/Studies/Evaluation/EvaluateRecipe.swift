package import Evaluation
import InverseDesign
package import LatentDiffusion
package import Volumes

extension EvaluationReport {
  /// Samples of the fixed request beside simulated films of the one recipe that the predictor reads
  /// from them: what differs between such films is chance alone.
  package struct OneRecipe: Encodable, Sendable {
    package let phi: Double
    package let chi: Double
    package let logTime: Double
    /// Simulated films, each from a noise of its own.
    package let films: Int
    /// S₂ distances.
    package let correlations: Distances
    /// Chord-length distances, voxels.
    package let chords: Distances

    /// Of every two samples, of every two films, of each sample to each film.
    package struct Distances: Encodable, Sendable {
      package let samples: Summary
      package let films: Summary
      package let across: Summary

      /// Median over median: 1 where samples differ as films do.
      package var diversity: Double { samples.median / films.median }
    }
  }
}

/// Simulates films of one recipe and compares samples of one request with them.
package struct EvaluationRecipe {
  let simulator: PhaseFieldSimulator
  let sides: Sides
  /// Of the films in their plane; nil for the training films'.
  let size: FilmSize?
  let films: Int
  let seed: UInt64
  let listener: Listener

  /// Nil where the model has no pathways.
  ///
  /// - Parameter shape: Of the samples; nil for the model's own.
  package init?(
    card: ModelCard, shape: Shape? = nil, films: Int, seed: UInt64, listener: Listener
  ) {
    guard card.noPathways == nil, let simulator = PhaseFieldSimulator(card: card) else {
      return nil
    }
    self.simulator = simulator
    sides = card.sides
    size = shape.map { FilmSize(nx: $0.nx, ny: $0.ny) }
    self.films = films
    self.seed = seed
    self.listener = listener
  }

  /// - Parameters:
  ///   - predicted: The predictor's means over the samples, by attribute.
  ///   - samples: The samples' structures.
  /// - Complexity: A simulation a film.
  package func compare(
    _ predicted: [String: Summary], _ samples: [StructurePrint]
  ) throws -> EvaluationReport.OneRecipe? {
    guard let phi = predicted["phi"]?.mean, let chi = predicted["chi"]?.mean,
      let logTime = predicted["log_time"]?.mean
    else { return nil }
    let recipe = Recipe(phi: phi, chi: chi, logTime: logTime)
    var simulated: [StructurePrint] = []
    for number in 0..<films {
      let film = try simulator.simulate(recipe, size: size, seed: seed &+ UInt64(number))
      simulated.append(StructurePrint(film, sides: sides))
      listener.progress(
        StageProgress(stage: "films of one recipe", done: number + 1, total: films))
    }
    func distances(
      _ distance: (StructurePrint, StructurePrint) -> Double?
    ) -> EvaluationReport.OneRecipe.Distances? {
      let across = samples.flatMap { sample in simulated.compactMap { distance(sample, $0) } }
      guard let own = Summary(Distances.pairwise(samples, distance).compactMap { $0 }),
        let others = Summary(Distances.pairwise(simulated, distance).compactMap { $0 }),
        let across = Summary(across)
      else { return nil }
      return .init(samples: own, films: others, across: across)
    }
    guard let correlations = distances({ $0.correlationDistance(to: $1) }),
      let chords = distances({ $0.chordDistance(to: $1) })
    else { return nil }
    return EvaluationReport.OneRecipe(
      phi: phi, chi: chi, logTime: logTime, films: films, correlations: correlations,
      chords: chords)
  }
}
