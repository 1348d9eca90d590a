import Volumes

/// The working state of an annealing film: its waves φ̂, and ĝ = (f′(φ) − Aφ)^ at it.
///
/// A trial step leaves the state as it was until it is accepted.
final class Film {
  /// What is known of a state without looking at its waves.
  struct Summary {
    /// ⟨f(φ) + ½κ|∇φ|²⟩ and the electrodes' part, kT per voxel.
    var energy = 0.0
    /// The standard deviation of φ over the film.
    var deviation = 0.0
  }

  /// How a trial step ended.
  enum Outcome {
    /// - Parameter error: The root mean square of the local error over the film.
    case done(Summary, error: Double)
    case left(index: Int, value: Float)
  }

  /// The memory in which one thread works.
  struct Bench {
    /// One slab of voxels.
    let voxels: LaneBuffer
    /// Two sheets of waves.
    let sheet, twin: LaneBuffer
    /// A slab of voxels and eight rows.
    let work: LaneBuffer
  }

  let shape: Shape
  let equation: CahnHilliard
  let scheme: TimeScheme
  let stabilisation: Double
  /// Whether what coexists is so nearly pure that the logarithm ends in ``EntropyWalls``.
  let hasWalls: Bool
  /// The film's composition.
  let mean: Double
  /// The longest step with thermal noise.
  let longestStep: Double
  /// The step at which the multistep scheme errs by 0.4 % in the rate of the fastest wave.
  let longestGrowthStep: Double
  let modes: FilmModes
  let table: StepTable
  let crew: Crew
  let benches: [Bench]
  let transform: FilmTransform
  let local: LocalTerms
  let thermalNoise: ThermalNoise?
  /// Nil where mobility is the same everywhere.
  let flux: FilmFlux?
  /// φ̂ and ĝ of the state, φ̂ of the trial, and what ĝ the trial takes for granted: its own in the
  /// end.
  private(set) var waves, force, trial, expected: LaneBuffer
  /// ĝ before the last step, and that step's length; 0 before the first.
  private(set) var forceBefore: LaneBuffer
  private(set) var stepBefore = 0.0
  private(set) var summary = Summary()
  /// How often the equation was evaluated.
  private(set) var evaluations = 0

  init(_ field: Field, equation: CahnHilliard, settings: AnnealingSettings, seed: UInt64 = 0) {
    (shape, self.equation, scheme) = (field.shape, equation, settings.scheme)
    modes = FilmModes(shape: shape)
    mean = field.values.reduce(into: 0.0) { $0 += Double($1) } / Double(shape.count)
    let walls = EntropyWalls(equation.freeEnergy)
    hasWalls = walls != nil
    stabilisation =
      walls?.curvature
      ?? Self.stabilisation(of: equation.freeEnergy, mean: mean, part: scheme.stabilisation)
    longestGrowthStep = equation.longestGrowthStep(at: mean, stabilisation: stabilisation)
    // A thread that has less to do than this waits longer than it works.
    crew = Crew(size: max(1, min(settings.threads, shape.count / 4096)))
    benches = (0..<crew.size).map { [modes, shape] _ in
      Bench(
        voxels: LaneBuffer(count: shape.slab),
        sheet: LaneBuffer(count: 4 * modes.lanesPerSheet),
        twin: LaneBuffer(count: 4 * modes.lanesPerSheet),
        work: LaneBuffer(count: shape.slab + 8 * (shape.nx + 8)))
    }
    transform = FilmTransform(modes: modes, voxels: benches[0].voxels, sheet: benches[0].sheet)
    local = LocalTerms(equation, stabilisation: stabilisation, mean: mean, walls: walls)
    flux =
      equation.mobilityLaw == .constant
      ? nil : FilmFlux(shape: shape, mobility: equation.mobility)
    thermalNoise = ThermalNoise(equation, modes: modes, seed: seed)
    longestStep =
      thermalNoise == nil
      ? .infinity : ThermalNoise.longestStep(of: equation, stabilisation: stabilisation)
    table = StepTable(
      modes: modes, scheme: scheme, equation: equation, stabilisation: stabilisation)
    let buffer = { [modes] in LaneBuffer(count: modes.floatCount) }
    (waves, force, trial, expected, forceBefore) = (
      buffer(), buffer(), buffer(), buffer(), buffer()
    )
    load(field)
  }

  /// A, a part of the largest f″ of what coexists, between ½ and 100; beyond that A is the
  /// curvature of the walls. An A below f″ lets a wave grow at every step until φ leaves (0, 1).
  private static func stabilisation(
    of freeEnergy: FloryHuggins, mean: Double, part: Double
  ) -> Double {
    let ends = freeEnergy.binodal.map { [$0.lowerBound, $0.upperBound] } ?? [mean]
    return min(100, ends.map { freeEnergy.curvature(at: $0) * part }.reduce(0.5, max))
  }

  private func load(_ field: Field) {
    pack(field.values)
    collect(into: trial)
    let roughness = roughness(of: trial)
    send(trial)
    let sums = evaluate()
    collect(into: expected, settling: true)
    accept(summarise(sums, roughness: roughness))
    stepBefore = 0
  }

  /// Tries a step, the `step`th. On success the state it leads to waits for ``accept(_:)``.
  func attempt(timeStep Δt: Double, step: Int) -> Outcome {
    evaluations += scheme.evaluations
    table.prepare(timeStep: Δt, crew: crew)
    let slope = scheme == .exponentialMultistep && stepBefore > 0 ? Δt / stepBefore : 0
    var roughness = predict(slope: slope, step: step)
    var sums = evaluate()
    if !sums.x.isFinite { return whereOutside() }
    let found = correct(adding: scheme == .exponentialRungeKutta)
    if scheme == .exponentialRungeKutta {
      roughness = found.roughness
      sums = evaluate()
      if !sums.x.isFinite { return whereOutside() }
      collect(into: expected, settling: true)
    }
    return .done(summarise(sums, roughness: roughness), error: found.error)
  }

  /// Makes the state of the last trial the film's own.
  func accept(_ summary: Summary) {
    swap(&waves, &trial)
    (forceBefore, force, expected) = (force, expected, forceBefore)
    stepBefore = table.timeStep
    self.summary = summary
  }

  /// φ of the state, one value per voxel.
  func values() -> [Float] {
    send(waves)
    return unpack()
  }

  private func whereOutside() -> Outcome {
    send(trial)
    let values = unpack()
    let index = values.firstIndex { !($0 >= .leastNormalMagnitude && $0 < 1) } ?? 0
    return .left(index: index, value: values[index])
  }

  private func summarise(_ sums: SIMD2<Double>, roughness: Double) -> Summary {
    Summary(
      energy: sums.x + equation.gradientCoefficient / 2 * roughness,
      deviation: sums.y.squareRoot())
  }
}
