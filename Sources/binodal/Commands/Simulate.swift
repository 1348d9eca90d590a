import ArgumentParser
import Studies
import Support
import Volumes

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Anneal a film by the Cahn–Hilliard equation.",
    discussion: """
      Time is dimensionless, t = 10^log_time; the film is periodic in x and y and closed in z. \
      With --cuts the film is written as phases, without as φ. --snapshots writes a series, \
      OUT_0001.vti and so on, and OUT.pvd, which ParaView opens as a time series. \
      docs/explanation/simulate.md gives the equation.

      EXAMPLE
        binodal simulate --phi 0.5 --chi 3 --log-time 2.5 --shape 64,64,32 --seed 1 --out film.vti
      """)

  @Option(
    help: ArgumentHelp("Donor volume fraction, above 0 and below 1."),
    transform: within(Limits.phi))
  var phi: Double
  @Option(
    help: help(
      "Interaction parameter χ; phases separate above 2, or χ_c of longer molecules.", Limits.chi),
    transform: within(Limits.chi))
  var chi: Double
  @Option(
    parsing: .unconditional,
    help: help("log10 of the dimensionless annealing time.", Limits.logTime),
    transform: within(Limits.logTime))
  var logTime: Double
  @Option(
    help: "Voxels along x, y and z: NX,NY,NZ, each 1 to 4096; NZ 1 is a film in two dimensions.",
    transform: sidesInVoxels)
  var shape: Shape
  @Option(help: "The seed of the initial noise, and of the thermal noise.")
  var seed: UInt64 = 1
  @Option(
    help: ArgumentHelp("Cuts of φ into acceptor, mixed, donor.", valueName: "low,high"),
    transform: twoCuts)
  var cuts: PhaseCuts?
  @Option(
    help: help("Write a time series of so many states, evenly in log time.", Limits.snapshots),
    transform: within(Limits.snapshots))
  var snapshots: Int?
  @Option(
    parsing: .unconditional,
    help: help(
      "log10 of the time of the first of them, instead of the onset of separation.",
      Limits.logTime, valueName: "log-time"),
    transform: within(Limits.logTime))
  var from: Double?
  @Option(help: "The file to write; its ending names the format.")
  var out: String
  @Flag(help: "Replace files that are there already.")
  var overwrite = false
  @OptionGroup(title: "Physics") var film: FilmOptions
  @OptionGroup var output: Output

  func validate() throws {
    if from != nil && snapshots == nil { throw ValidationError("--from needs --snapshots") }
  }

  func run() throws {
    var options = SimulateOptions(
      phi: phi, chi: chi, logTime: logTime, shape: shape, seed: seed, cuts: cuts, out: out)
    (options.snapshots, options.firstLogTime) = (snapshots, from)
    (options.physics, options.overwrites) = (film.physics, overwrite)
    let bar = ProgressBar()
    let simulation = try Studies.simulate(options, listener: bar.listener)
    bar.clear()
    try output.show(simulation, text: text(simulation))
  }

  private func text(_ simulation: Simulation) -> String {
    let states = simulation.snapshots.map {
      [
        $0.file, fixed($0.logTime), "\($0.steps)", fixed($0.energy, 5), fixed($0.deviation, 4),
        fixed($0.wavelength, 2),
      ]
    }
    let head = ["file", "log_time", "steps", "energy", "deviation", "wavelength"]
    let rows = (simulation.descriptors ?? [:]).sorted { $0.key < $1.key }
      .map { [$0.key, fixed($0.value, 4)] }
    return [aligned([head] + states), simulation.collection ?? "", aligned(rows)]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// Three sides in voxels, as `NX,NY,NZ`.
