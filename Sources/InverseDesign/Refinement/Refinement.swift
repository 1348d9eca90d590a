import Descriptors

/// A recipe moved until the films that physics makes of it meet the targets.
///
/// Solving the physics is dear and tells all times of a film at once; what films have on average is
/// known roughly from those that a model was trained on (``ProcessResponse``). So NLopt looks for the
/// recipe that meets the targets by that response, corrected by what the simulated films showed
/// (``CorrectedResponse``); films of that recipe are simulated from fresh fluctuations, at times about
/// the recipe's own; their means correct the response; and so on.
///
/// Each recipe is judged by films that had no part in its choice, at the time that was chosen before
/// they were made.
///
/// - Source: space mapping after Bandler et al. 1994, the response being the coarse model.
public struct Refinement: Codable, Sendable, Equatable {
  /// One per recipe in the order of their making, each judged by its own films.
  public let trials: [Verification]
  /// Films that were simulated.
  public let films: Int
  /// Of all simulated films at all times the one whose largest deviation from a target is least, and
  /// that deviation in tolerances; nil where no film has every target.
  public let nearest: Nearest?

  /// One film that comes near to the targets.
  public struct Nearest: Codable, Sendable, Equatable {
    public let film: SimulatedFilm
    public let deviation: Double
  }

  /// The trial whose films' mean is nearest to the targets.
  public func best(for goal: Goal) -> Verification? {
    trials.compactMap { trial in trial.worstDeviation(for: goal).map { (trial, $0) } }
      .min { $0.1 < $1.1 }?.0
  }

  /// Moves `recipe`.
  ///
  /// - Parameters:
  ///   - window: What the process allows; the recipe stays in it.
  ///   - known: A simulation of the recipe itself that was made before; nothing is simulated anew of it.
  ///   - progress: Called after each recipe with the number of them.
  /// - Returns: At most ``RefinementSettings/recipes`` trials; fewer where what
  ///   ``RefinementSettings/until`` asks for is found.
  public static func run(
    from recipe: Recipe, goal: Goal, window: ProcessWindow, response: ProcessResponse,
    simulator: any FilmSimulator, settings: RefinementSettings, known: Verification? = nil,
    progress: (_ done: Int) throws -> Void = { _ in }
  ) throws -> Refinement {
    try settings.check()
    let search = try RecipeSearch(goal: goal, window: window, response: response, from: recipe)
    var corrected = CorrectedResponse(response, goal: goal, about: search.start)
    var (trials, made): ([Verification], [SimulatedFilm]) = ([], known?.films ?? [])
    if let known { corrected.learn([known]) }
    for number in 0..<settings.recipes {
      let next = number == 0 && known == nil ? search.start : try search.next(corrected)
      let times = settings.logTimes(about: next.logTime, within: search.logTimes)
      let films = try simulator.films(of: next, seeds: settings.seeds(of: number), at: times)
      let states = times.indices.map { time in
        Verification(Recipe(next.blend, logTime: times[time]), films.map { $0[time] }, goal)
      }
      made += films.joined()
      corrected.learn(states)
      trials.append(states.first { $0.recipe == next }!)
      try progress(trials.count)
      if trials.last!.isWithinTolerance { break }
      if settings.until == .film, let film = nearest(made, goal), film.deviation <= 1 { break }
    }
    return Refinement(
      trials: trials, films: trials.count * settings.films, nearest: nearest(made, goal))
  }

  private static func nearest(_ films: [SimulatedFilm], _ goal: Goal) -> Nearest? {
    films.compactMap { film in
      film.measured.flatMap { try? goal.worstDeviation(of: $0) }
        .map { Nearest(film: film, deviation: $0) }
    }
    .min { $0.deviation < $1.deviation }
  }
}
