import Volumes

/// The working state of an annealing film: its waves φ̂, and ĝ = (f′(φ) − Aφ)^ at it.
///
/// A trial step leaves the state as it was until it is accepted.
final class Film {
  /// What is known of a state without looking at its waves.
  struct Summary {
    /// ⟨f(φ) + ½κ|∇φ|²⟩, kT per voxel.
    var energy = 0.0
    /// The standard deviation of φ over the film.
    var deviation = 0.0
  }

  /// How a trial step ended.
  enum Outcome {
    /// - Parameter error: The root mean square of the local error over the film.
    case done(Summary, error: Double)
    case left(place: Int, value: Float)
  }

  let shape: Shape
  /// The step at which the multistep scheme errs by 0.4 % in the rate of the fastest wave.
  let longestGrowthStep: Double
  let equation: CahnHilliard
  let modes: FilmModes
  let table: StepTable
  /// φ̂ and ĝ of the state, φ̂ of the trial, and one to work in: the trial's ĝ in the end.
  var waves, force, trial, scratch: LaneBuffer
  /// ĝ before the last step, and that step's length; 0 before the first.
  var forceBefore: LaneBuffer
  private(set) var stepBefore = 0.0
  private let scheme: TimeScheme
  private let local: LocalTerms
  private let transform: FilmTransform
  private(set) var summary = Summary()

  init(_ field: Field, equation: CahnHilliard, settings: AnnealingSettings) {
    shape = field.shape
    self.equation = equation
    scheme = settings.scheme
    modes = FilmModes(shape: shape)
    let mean = field.values.reduce(into: 0.0) { $0 += Double($1) } / Double(shape.count)
    let stabilisation = Self.stabilisation(
      of: equation.freeEnergy, mean: mean, part: scheme.stabilisation)
    longestGrowthStep = equation.longestGrowthStep(at: mean, stabilisation: stabilisation)
    local = LocalTerms(equation.freeEnergy, stabilisation: stabilisation, mean: mean)
    transform = FilmTransform(modes: modes, threads: settings.threads)
    table = StepTable(
      modes: modes, scheme: scheme, equation: equation, stabilisation: stabilisation)
    (waves, force) = (LaneBuffer(count: modes.floatCount), LaneBuffer(count: modes.floatCount))
    (trial, scratch) = (LaneBuffer(count: modes.floatCount), LaneBuffer(count: modes.floatCount))
    forceBefore = LaneBuffer(count: modes.floatCount)
    load(field)
  }

  /// A, a part of the largest f″ of what coexists, between ½ and 100: above that f′ − Aφ has no
  /// digits of f′ left in single precision, and steps are kept short instead.
  private static func stabilisation(
    of freeEnergy: FloryHuggins, mean: Double, part: Double
  ) -> Double {
    let ends = freeEnergy.binodal.map { [$0.lowerBound, $0.upperBound] } ?? [mean]
    return min(100, ends.map { freeEnergy.curvature(at: $0) * part }.reduce(0.5, max))
  }

  private func load(_ field: Field) {
    transform.pack(field.values)
    transform.forward(into: waves)
    transform.pack(field.values)
    let sums = local.replaceByForce(transform.values, count: shape.count)
    transform.forward(into: force)
    summary = summarise(sums, roughness: roughness(of: waves))
  }

  /// Tries a step. On success the state it leads to waits for ``accept(_:)``.
  func attempt(timeStep Δt: Double) -> Outcome {
    table.prepare(timeStep: Δt)
    let slope = scheme == .exponentialMultistep && stepBefore > 0 ? Δt / stepBefore : 0
    predict(slope: slope)
    var sums = evaluate()
    if sums.isOutside { return whereOutside() }
    let (error, roughness) = correct(adding: scheme == .exponentialRungeKutta, slope: slope)
    if scheme == .exponentialRungeKutta {
      sums = evaluate()
      if sums.isOutside { return whereOutside() }
    }
    return .done(summarise(sums, roughness: roughness), error: error)
  }

  /// Makes the state of the last trial the film's own.
  func accept(_ summary: Summary) {
    swap(&waves, &trial)
    swap(&forceBefore, &force)
    swap(&force, &scratch)
    stepBefore = table.timeStep
    self.summary = summary
  }

  /// φ of the state, one value per voxel.
  func values() -> [Float] {
    rescale(waves, into: scratch)
    transform.backward(from: scratch)
    return transform.unpack()
  }

  /// From the waves in `scratch` to the ĝ of that state, again in `scratch`.
  private func evaluate() -> LocalTerms.Sums {
    transform.backward(from: scratch)
    let sums = local.replaceByForce(transform.values, count: shape.count)
    transform.forward(into: scratch)
    return sums
  }

  private func whereOutside() -> Outcome {
    rescale(trial, into: scratch)
    transform.backward(from: scratch)
    let values = transform.unpack()
    let place = values.firstIndex { !($0 >= .leastNormalMagnitude && $0 < 1) } ?? 0
    return .left(place: place, value: values[place])
  }

  private func summarise(_ sums: LocalTerms.Sums, roughness: Double) -> Summary {
    Summary(
      energy: sums.energy + equation.gradientCoefficient / 2 * roughness,
      deviation: sums.variance.squareRoot())
  }
}
