import ArgumentParser
import Studies
import Volumes

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Anneal a film by the Cahn–Hilliard equation.",
    discussion: """
      Time is dimensionless, t = 10^log_time; the film is periodic in x and y and closed in z. \
      With --cuts the film is written as phases, without as φ.

      EXAMPLE
        binodal simulate --phi 0.5 --chi 3 --log-time 2.5 --shape 64,64,32 --seed 1 --out film.vti
      """)

  @Option(help: "Donor volume fraction, 0 to 1.")
  var phi: Double
  @Option(help: "Interaction parameter χ; phases separate above 2.")
  var chi: Double
  @Option(help: "log10 of the dimensionless annealing time.")
  var logTime: Double
  @Option(help: "Voxels along x, y and z: NX,NY,NZ.", transform: sidesInVoxels)
  var shape: Shape
  @Option(help: "The seed of the initial noise.")
  var seed: UInt64 = 1
  @Option(
    help: ArgumentHelp("Cuts of φ into acceptor, mixed, donor.", valueName: "low,high"),
    transform: cutsOfPhi)
  var cuts: PhaseCuts?
  @Option(help: "The file to write; its ending names the format.")
  var out: String
  @OptionGroup var output: Output

  func run() throws {
    let bar = ProgressBar()
    let measured = try Studies.simulate(
      SimulateOptions(
        phi: phi, chi: chi, logTime: logTime, shape: shape, seed: seed, cuts: cuts, out: out),
      listener: bar.listener)
    bar.clear()
    try output.show(measured ?? [:], text: text(measured))
  }

  private func text(_ measured: [String: Double]?) -> String {
    let rows = (measured ?? [:]).sorted { $0.key < $1.key }.map { [$0.key, fixed($0.value, 4)] }
    return ([out] + (rows.isEmpty ? [] : [aligned(rows)])).joined(separator: "\n")
  }
}

/// Three sides in voxels, as `NX,NY,NZ`.
private func sidesInVoxels(_ text: String) throws -> Shape {
  let sides = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  guard sides.count == 3, let x = sides[0], let y = sides[1], let z = sides[2],
    [x, y, z].allSatisfy({ (1...4096).contains($0) })
  else { throw ValidationError("--shape is NX,NY,NZ, each 1 to 4096, not “\(text)”") }
  return Shape(nx: x, ny: y, nz: z)
}

/// Two cuts of φ, as `LOW,HIGH`.
private func cutsOfPhi(_ text: String) throws -> PhaseCuts {
  let cuts = text.split(separator: ",").map { Double($0) }
  guard cuts.count == 2, let low = cuts[0], let high = cuts[1], 0 < low, low <= high, high < 1
  else { throw ValidationError("--cuts is LOW,HIGH within 0 and 1, not “\(text)”") }
  return PhaseCuts(acceptorBelow: low, donorAbove: high)
}
