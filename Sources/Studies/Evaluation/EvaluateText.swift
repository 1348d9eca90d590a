import Evaluation
import LatentDiffusion

extension EvaluationReport {
  private var steered: String {
    let within =
      sampler.steering.map { "steered by \($0.moves) moves at noise below \(decimal($0.below, 2))" }
      ?? "not steered"
    guard sampler.corrections > 0 else { return within }
    let redrawn = sampler.redraws > 0 ? ", else drawn anew up to \(sampler.redraws) times" : ""
    return within + ", measured and corrected up to \(sampler.corrections) times to within "
      + "\(decimal(sampler.closeEnough, 2)) standard deviations" + redrawn
  }

  /// The tables as Markdown: evaluation.md, and what the command prints.
  package var markdown: String {
    let head = """
      # \(model), seed \(seed)

      Requests: \(source). Sampler: \(sampler.method.rawValue), \(sampler.steps) steps, guidance \
      \(decimal(sampler.guidance, 2)), \(steered). Every descriptor is measured on the voxels of \
      generated volumes.
      """
    let speed = secondsPerSample.map {
      "Generating took \(decimal($0, 2)) s a sample, measuring not included."
    }
    let parts = [
      head, remarks.map { "- " + $0 }.joined(separator: "\n"), parityText,
      stages?.markdown ?? "", fixedText,
      structureText, recipeText, heldOutText, speed ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var parityText: String {
    guard let parity else { return "" }
    return "## Requested against measured: \(parity.requests) requests, one sample each\n\n"
      + agreementTable(parity.agreements)
      + (parity.undefined > 0 ? "\n\n\(parity.undefined) samples are 0/0 somewhere." : "")
  }

  private var fixedText: String {
    guard let fixed else { return "" }
    let request = fixed.request
    let rows = fixed.names.indices.map { index in
      let values = [
        request.condition[index], request.means[index],
        request.means[index] - request.condition[index], request.deviations[index],
      ]
      return [fixed.names[index]] + values.map { decimal($0, 4) }
    }
    let processes = ["phi", "chi", "log_time"].compactMap { name in
      fixed.predicted[name].map { [name, decimal($0.mean, 3), decimal($0.deviation, 3)] }
    }
    var text =
      "## One request, \(request.samples) samples\n\n"
      + markdownTable(["attribute", "requested", "mean", "bias", "standard deviation"], rows)
      + "\n\n\(decimal(100 * request.withinTolerance, 1)) % of the samples meet every descriptor "
      + "within \(request.tolerance)."
    if !processes.isEmpty {
      text +=
        "\n\nThe predictor's means over these samples:\n\n"
        + markdownTable(["process parameter", "mean", "standard deviation"], processes)
    }
    return text
  }

  private var structureText: String {
    var rows: [[String]] = []
    func add(_ what: String, _ found: Comparison, _ digits: Int, _ isFine: Bool) {
      rows.append(
        [what]
          + [
            found.generated.median, found.simulated.median, found.simulated.low,
            found.simulated.high,
          ].map { decimal($0, digits) }
          + [decimal(found.ratio, 2), isFine ? "yes" : "no"])
    }
    if let diversity {
      add(
        "S₂ distance within one condition", diversity.distances, 4,
        diversity.distances.reachesSpread)
    }
    if let memorisation {
      add(
        "S₂ distance to the nearest training volume", memorisation.distances, 4,
        memorisation.distances.reachesSpread)
    }
    if let fidelity {
      add(
        "S₂ distance to the simulated volume of the request", fidelity.correlations, 4,
        fidelity.correlations.isWithinSpread)
      add(
        "chord-length distance to it (voxels)", fidelity.chords, 3, fidelity.chords.isWithinSpread)
    }
    guard !rows.isEmpty else { return "" }
    let columns = [
      "median", "generated", "simulated", "simulated 10 %", "90 %", "ratio",
      "as good as simulated",
    ]
    return "## Structure, beside simulated volumes of like conditions\n\n"
      + markdownTable(columns, rows) + "\n\n" + structureNotes
  }

  private var recipeText: String {
    guard let recipe = oneRecipe else { return "" }
    func row(_ what: String, _ found: OneRecipe.Distances, _ digits: Int) -> [String] {
      [what]
        + [found.samples.median, found.films.median, found.across.median].map {
          decimal($0, digits)
        } + [decimal(found.diversity, 2)]
    }
    let columns = [
      "median", "two samples", "two films", "a sample and a film", "samples over films",
    ]
    return """
      ## Samples of the one request beside simulated films of one recipe

      \(recipe.films) films of φ \(decimal(recipe.phi, 4)), χ \(decimal(recipe.chi, 3)), log_time \
      \(decimal(recipe.logTime, 3)), the predictor's means over the samples, differ by chance alone.


      """
        + markdownTable(
          columns,
          [
            row("S₂ distance", recipe.correlations, 4),
            row("chord-length distance (voxels)", recipe.chords, 3),
          ])
  }

  private var structureNotes: String {
    var notes: [String] = []
    if let diversity {
      notes.append(
        "Diversity: \(diversity.distances.generated.count) pairs of generated volumes against "
          + "\(diversity.simulatedVolumes) simulated ones of different series, whose conditions lie "
          + "\(decimal(diversity.conditionDistance.mean, 2)) standard deviations from the request "
          + "on average; mean distances \(decimal(diversity.distances.generated.mean, 4)) and "
          + "\(decimal(diversity.distances.simulated.mean, 4)).")
    }
    if let memorisation {
      notes.append(
        "Memorisation: the nearest of \(memorisation.trainingVolumes) training volumes is "
          + "\(decimal(memorisation.distances.generated.least, 4)) away "
          + "(\(memorisation.nearestSample), \(memorisation.nearestVolume)); between training "
          + "volumes of different series the least is "
          + "\(decimal(memorisation.betweenTraining.least, 4)). \(memorisation.suspects) generated "
          + "volumes are nearer than that.")
    }
    if let fidelity {
      notes.append(
        "Fidelity: the yardstick is the volume of another series with the most like conditions, "
          + "\(decimal(fidelity.conditionDistance.median, 2)) standard deviations away in the "
          + "median.")
    }
    return notes.map { "- " + $0 }.joined(separator: "\n")
  }

  private var heldOutText: String {
    guard let heldOut else { return "" }
    let coverage = heldOut.coverage.map {
      [
        $0.name, decimal(100 * $0.ninety, 1),
        $0.ninetyError.map { decimal(100 * $0, 1) } ?? "–", decimal(100 * $0.fifty, 1),
        decimal($0.scaledError, 2),
      ]
    }
    return [
      "## \(heldOut.volumes) held-out volumes, encoded",
      "\(decimal(100 * heldOut.voxelAccuracy.mean, 2)) % of the voxels survive encoding and "
        + "decoding (least \(decimal(100 * heldOut.voxelAccuracy.least, 2)) %). Descriptors before "
        + "and after:", agreementTable(heldOut.reconstruction), "True against predicted:",
      agreementTable(heldOut.predictor),
      "How often the predictor's central intervals hold the true value:",
      markdownTable(
        ["attribute", "of 90 %", "± (films)", "of 50 %", "rms error in σ"], coverage),
    ].joined(separator: "\n\n")
  }

  private func agreementTable(_ agreements: [Agreement]) -> String {
    markdownTable(
      ["attribute", "R² about y = x", "r", "bias", "mean abs. error"],
      agreements.map {
        [
          $0.name, decimal($0.rSquared, 4), decimal($0.correlation, 4), decimal($0.bias, 4),
          decimal($0.meanAbsoluteError, 4),
        ]
      })
  }
}

func markdownTable(_ columns: [String], _ rows: [[String]]) -> String {
  let rule = ["---"] + columns.dropFirst().map { _ in "---:" }
  return ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    .joined(separator: "\n")
}
