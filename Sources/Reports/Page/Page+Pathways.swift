import Ledger

extension Page {
  var pathways: String {
    guard !record.pathways.isEmpty else {
      return record.facts[.noPathways].map { "<p>Pathways: \(html($0)).</p>" }
        ?? "<p>No pathway was recorded: the run ended before them.</p>"
    }
    let heads =
      [
        "Rank", "From", "φ (donor volume fraction)", "χ", "χ/χ<sub>c</sub>", "log₁₀ t",
        "t (dimensionless Cahn–Hilliard time)", "Probability",
      ] + (hasWindow ? ["Process window"] : []) + (hasLaboratory ? ["Laboratory units"] : [])
      + ["Robustness", "Yield", "Score", "By simulation"]
    let rows = record.pathways.map { pathway in
      [
        "\(pathway.rank)", origin(pathway), plusMinus(pathway.phi, pathway.phiSpread),
        plusMinus(pathway.chi, pathway.chiSpread), fixed(pathway.chiRatio, 2),
        plusMinus(pathway.logTime, pathway.logTimeSpread), fixed(pathway.annealingTime, 0),
        percent(pathway.probability),
      ] + (hasWindow ? [window(pathway)] : [])
        + (hasLaboratory ? [laboratory(pathway.rank, refined: false)] : [])
        + [robustness(pathway), pathway.yield.map(percent) ?? "–", score(pathway), proof(pathway)]
    }
    return htmlTable(heads, rows)
      + "<p class=\"note\">A pathway is a mode of the density that the candidates' predictions "
      + "span over (φ, χ, log₁₀ t), or a recipe that the forward model of the process gives. ±: one "
      + "standard deviation. Probability: the mode's share, or that films of the recipe meet the goal. "
      + "These are model pathways: solvent, drying and crystallisation are not in the data. "
      + "Robustness: how far the process's own scatter moves the target that moves most, in its "
      + "tolerances. Every part of a score lies between 0 and 1, 1 being best.</p>"
      + laboratorySources + limits
  }

  var verification: String {
    let films = record.verifications
    guard !films.isEmpty else { return "" }
    let targets = record.statedTargets
    let heads =
      ["Pathway, recipe", "Seed"]
      + targets.map { "\(name($0.attribute))<br>target \(html(record.words($0)))" }
      + ["Largest deviation"]
    let rows = films.map { film in
      ["\(film.pathwayRank), \(film.number)", "\(film.seed)"]
        + targets.map { measured(film.measured[$0.attribute], $0) } + [fixed(film.error, 4)]
    }
    return "<h3>Single films</h3>" + htmlTable(heads, rows)
  }

  private func origin(_ pathway: PathwayRecord) -> String {
    pathway.origin == "forward_model" ? "forward model" : "candidates"
  }

  /// The score with what it is made of below.
  private func score(_ pathway: PathwayRecord) -> String {
    let parts = pathway.scoreParts.sorted { $0.key < $1.key }.map {
      "\(html($0.key)) \(fixed($0.value, 2))"
    }
    return fixed(pathway.score, 3) + "<br><code>\(parts.joined(separator: ", "))</code>"
  }

  /// "0.6 tolerances (tortuosity_D)".
  private func robustness(_ pathway: PathwayRecord) -> String {
    guard let move = pathway.robustness, let attribute = pathway.robustnessAttribute else {
      return "–"
    }
    return "\(fixed(move, 2))<br><code>\(html(attribute))</code>"
  }

  private var hasLaboratory: Bool { !record.laboratory.isEmpty }

  private var hasWindow: Bool { record.pathways.contains { $0.insideWindow != nil } }

  private func window(_ pathway: PathwayRecord) -> String {
    guard let inside = pathway.insideWindow else { return "–" }
    return verdict(inside ? "inside" : "outside", met: inside)
  }

  private func proof(_ pathway: PathwayRecord) -> String {
    record.proof(of: pathway).map(verdictCell) ?? "not simulated"
  }

  /// The study's process window in words.
  private var limits: String {
    guard !record.window.isEmpty else { return "" }
    let parts = record.window.map { window in
      let (low, high) = (window.lower.map(tidy), window.upper.map(tidy))
      let range =
        switch (low, high) {
        case (let low?, let high?): "\(low) to \(high)"
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (nil, nil): "open"
        }
      return "\(html(record.label(window.attribute))) \(range)"
    }
    return "<p class=\"note\">Process window: \(parts.joined(separator: "; ")).</p>"
  }
}
