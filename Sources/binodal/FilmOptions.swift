import ArgumentParser
import Studies

/// The physics of a simulated film.
struct FilmOptions: ParsableArguments {
  @Option(help: "N_D, the sites that a donor molecule fills.")
  var donorLength = FilmPhysics().donorLength
  @Option(help: "N_A, the sites that an acceptor molecule fills.")
  var acceptorLength = FilmPhysics().acceptorLength
  @Option(help: ArgumentHelp("κ in voxel²: with 4 an interface is some four voxels wide."))
  var kappa = FilmPhysics().gradientCoefficient
  @Option(help: "Mobility M(φ): 1 at every φ, or 4φ(1 − φ).")
  var mobility = Mobility.constant
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Surface energy hφ + ½gφ² at z = 0, as H or H,G; H < 0 draws the donor.", valueName: "h,g"),
    transform: electrode)
  var cathode: FilmPhysics.Electrode?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same at z = nz − 1.", valueName: "h,g"), transform: electrode)
  var anode: FilmPhysics.Electrode?
  @Option(help: "ε of the thermal noise, one over the sites of a voxel; 0: none.")
  var thermalNoise = 0.0
  @Option(help: "The standard deviation of φ in the mixed film.")
  var noise = FilmPhysics().noise
  @Option(help: ArgumentHelp("\(FilmPhysics.schemes.joined(separator: ", "))."))
  var scheme: String?
  @Option(help: "The local error of a step as a part of φ's deviation.")
  var tolerance = FilmPhysics().tolerance
  @Option(help: "Threads; 0 for all cores.")
  var threads = 0

  func validate() throws {
    if let scheme, !FilmPhysics.schemes.contains(scheme) {
      throw ValidationError("--scheme is one of \(FilmPhysics.schemes.joined(separator: ", "))")
    }
    guard (0...1024).contains(threads) else { throw ValidationError("--threads is 0 to 1024") }
  }

  var physics: FilmPhysics {
    var physics = FilmPhysics()
    (physics.donorLength, physics.acceptorLength) = (donorLength, acceptorLength)
    physics.gradientCoefficient = kappa
    physics.isDegenerate = mobility == .degenerate
    (physics.cathode, physics.anode) = (cathode ?? .init(), anode ?? .init())
    (physics.thermalNoise, physics.noise) = (thermalNoise, noise)
    (physics.scheme, physics.tolerance, physics.threads) = (scheme, tolerance, threads)
    return physics
  }
}

enum Mobility: String, ExpressibleByArgument, CaseIterable {
  case constant, degenerate
}

private func electrode(_ text: String) throws -> FilmPhysics.Electrode {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
  guard (1...2).contains(parts.count), parts.allSatisfy({ $0?.isFinite == true }) else {
    throw ValidationError("a surface energy is H or H,G, such as -0.3 or -0.3,0.2, not “\(text)”")
  }
  return .init(linear: parts[0]!, quadratic: parts.count > 1 ? parts[1]! : 0)
}
