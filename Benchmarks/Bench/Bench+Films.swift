import PhaseField
import Volumes

/// One film that everybody anneals.
private struct FilmProblem {
  let shape: Shape
  let time = 30.0
  let χ = 3.0
  let κ = 4.0
  let peers: [String]
}

extension Bench {
  /// The same film from the same noise, by Binodal and by its peers.
  func filmTables() throws -> [Table] {
    try [
      FilmProblem(
        shape: Shape(nx: 32, ny: 32, nz: 16), peers: ["pypde_film.py", "fipy_film.py"]),
      FilmProblem(shape: Shape(nx: 64, ny: 64, nz: 32), peers: ["pypde_film.py"]),
    ].map { try table(of: $0) }
  }

  private func table(of problem: FilmProblem) throws -> Table {
    let start = noisyField(mean: 0.5, amplitude: 0.01, shape: problem.shape, seed: 7)
    let reference = try annealed(start, problem, tolerance: 1e-5)
    var table = Table(
      title: "A film of \(problem.shape) voxels to t = \(digits(problem.time))",
      note: """
        ∂φ/∂t = ∇²(f′(φ) − κ∇²φ), χ = \(digits(problem.χ)), κ = \(digits(problem.κ)) voxel², from \
        the same noise about φ = 0.5; compilation not counted. The last column is the root mean \
        square difference of φ from Binodal at tolerance 1e-5; finite differences \
        differ from it by their own discretisation.
        """,
      header: ["program", "steps", "wall", "CPU", "wall / Binodal", "difference of φ"])
    var end = start
    var steps = 0
    let ours = try race(
      rounds: 3,
      [
        Contestant(name: "Binodal") {
          (end, steps) = try annealed(start, problem, tolerance: AnnealingSettings().tolerance)
        }
      ])[0]
    table.add("Binodal", steps, ours, against: ours, difference(end, reference.field))
    for script in problem.peers {
      guard let answer = try anneal(start, problem, by: script) else { continue }
      let field = try readField(at: "\(folder)/end.npy")
      table.add(
        "\(answer.name) \(answer.version)", answer.steps ?? 0,
        Seconds(wall: answer.wall, cpu: answer.cpu), against: ours,
        difference(field, reference.field))
    }
    return table
  }

  private func annealed(
    _ start: Field, _ problem: FilmProblem, tolerance: Double
  ) throws -> (field: Field, steps: Int) {
    let equation = CahnHilliard(
      freeEnergy: FloryHuggins(interactionParameter: problem.χ), gradientCoefficient: problem.κ)
    let annealing = try Annealing(
      equation, from: start, stoppingAt: [problem.time],
      settings: AnnealingSettings(
        gradientCoefficient: problem.κ, tolerance: tolerance, threads: threads))
    while try annealing.next() != nil {}
    return (annealing.field, annealing.state.step)
  }

  private func anneal(
    _ start: Field, _ problem: FilmProblem, by script: String
  ) throws -> Peers.Answer? {
    guard let peers else { return nil }
    try writeField(start, to: "\(folder)/start.npy")
    return try peers.run(
      script,
      [
        "--start", "\(folder)/start.npy", "--end", "\(folder)/end.npy",
        "--time", "\(problem.time)", "--chi", "\(problem.χ)", "--kappa", "\(problem.κ)",
      ], threads: threads)
  }
}

extension Table {
  fileprivate mutating func add(
    _ name: String, _ steps: Int, _ seconds: Seconds, against ours: Seconds, _ difference: Double
  ) {
    rows.append([
      name, "\(steps)", time(seconds.wall), time(seconds.cpu), digits(seconds.wall / ours.wall),
      digits(difference),
    ])
  }
}

/// The root mean square difference of two fields.
private func difference(_ a: Field, _ b: Field) -> Double {
  let squares = zip(a.values, b.values).reduce(0.0) {
    $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1)
  }
  return (squares / Double(a.values.count)).squareRoot()
}
