import InverseDesign
import StrictYAML
import Support

extension Study {
  /// A study file: every key of the top level. What its sections hold stands beside their types.
  static let section = KeySection(
    Study.standard,
    rules: [
      .notBoth("objective", "objectives", otherwise: "give either objective or objectives"),
      .needsSeveral(
        "pareto", list: "objectives", otherwise: "pareto goes with two objectives or more"),
      .atLeastOne(
        ["targets", "objective", "objectives"], otherwise: "the key targets is missing"),
    ], settle: { root, study throws(SettingsError) in try study.settle(root) }
  ) {
    Key(
      "name", \.name, .folderName, required: true, range: "letters, digits, `-`, `_`, `.`",
      "names the run folder, `runs/NAME`")
    Key(
      "model", \.model, .text, range: "see `binodal model list`",
      "model bundle: a name under `models/` or a path with a slash")
    Key("seed", \.seed, .seed, "the seed from which all noise of the run follows")
    Key(
      "unrealistic", \.unrealistic, .word,
      """
      what happens to a request outside the training distribution: `stop` ends with exit status \
      65 and advice; `project` moves to the nearest realistic request and says so; `allow` goes \
      on as asked, and the search may then leave the realistic region too
      """)
    Key(
      "targets", \.targetSection, .group(TargetSection.section),
      standard: "required unless there is an objective", range: "at least one",
      "what the film should have")
    Key(
      "objective", \.onlyObjective, .objective, standard: "none",
      """
      a descriptor, or arithmetic on descriptors, to push up or down while the targets are kept
      """)
    Key(
      "objectives", \.severalObjectives, .objectives, standard: "none", range: "one to four",
      "a list of such things: with two or more the run looks for their front")
    Key(
      "constraints", \.constraints, .list(.constraint, count: 0...1_000_000), standard: "none",
      range: "",
      "a list of limits that every film must keep")
    Key(
      "pareto", \.paretoIfPursued, .group(ParetoPlan.section), range: "with `objectives` only",
      "how the front of several objectives is looked for")
    Key(
      "search", \.search, .group(SearchPlan.section), "how the conditioning space is searched")
    Key(
      "candidates", \.candidates, .group(CandidatePlan.section),
      "how many volumes are made and kept")
    Key(
      "window", \.window, .group(ProcessWindow.section), standard: "no limits",
      "what the material and the process allow")
    Key("pathways", \.pathways, .group(PathwayPlan.section), "how pathways are ranked")
    Key(
      "verification", \.verification, .group(VerificationPlan.section),
      "which pathways are proved by simulation")
    Key(
      "refinement", \.refinement, .group(RefinementPlan.section),
      "for which pathways other recipes are tried")
    Key(
      "material", \.laboratory.densities, .group(Laboratory.Densities.section),
      standard: "none", "densities, for wt%")
    Key(
      "calibration", \.laboratory.calibration, .group(Laboratory.Calibration.section),
      standard: "none", "what turns χ and log_time into °C and minutes")
    Key(
      "sampler", \.sampler, .group(SamplerPlan.section), standard: "the model card's",
      "how the diffusion model is sampled")
    Key(
      "threads", \.threads, .integer(in: Limits.threads), standard: "0: all cores",
      "threads for the networks, the descriptors and the simulation")
  }

  /// The keys of the top level.
  static let keys = section.keys.map(\.name)

  /// What a study without a key has.
  private static let standard = Study(
    name: "", model: ModelShelf.standard, seed: 1, unrealistic: .stop, targets: [], objectives: [],
    constraints: [], pareto: ParetoPlan(), search: SearchPlan(), candidates: CandidatePlan(),
    window: ProcessWindow(), pathways: PathwayPlan(), verification: VerificationPlan(),
    refinement: RefinementPlan(), laboratory: Laboratory(), sampler: SamplerPlan(), threads: 0)
}

extension Study {
  fileprivate var targetSection: TargetSection {
    get { TargetSection(stated: targets, source: source, measuredOn: measuredOn) }
    set { (targets, source, measuredOn) = (newValue.stated, newValue.source, newValue.measuredOn) }
  }

  /// What `objective` says: one.
  fileprivate var onlyObjective: Objective? {
    get { objectives.count == 1 ? objectives[0] : nil }
    set { objectives = newValue.map { [$0] } ?? [] }
  }

  /// What `objectives` says: several.
  fileprivate var severalObjectives: [Objective]? {
    get { objectives.count > 1 ? objectives : nil }
    set { objectives = newValue ?? [] }
  }

  fileprivate var paretoIfPursued: ParetoPlan? {
    get { objectives.count > 1 ? pareto : nil }
    set { pareto = newValue ?? ParetoPlan() }
  }
}
