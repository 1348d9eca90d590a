import ArgumentParser
import Studies
import Support

/// The physics of a simulated film.
struct FilmOptions: ParsableArguments {
  @Option(
    help: help("N_D, the sites that a donor molecule fills.", Limits.chainLength),
    transform: within(Limits.chainLength))
  var donorLength = FilmPhysics().donorLength
  @Option(
    help: help("N_A, the sites that an acceptor molecule fills.", Limits.chainLength),
    transform: within(Limits.chainLength))
  var acceptorLength = FilmPhysics().acceptorLength
  @Option(
    help: help(
      "κ in voxel²: with 4 an interface is some four voxels wide.", Limits.gradientCoefficient),
    transform: within(Limits.gradientCoefficient))
  var kappa = FilmPhysics().gradientCoefficient
  @Option(help: "Mobility M(φ): 1 at every φ, or 4φ(1 − φ).")
  var mobility = Mobility.constant
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Surface energy hφ + ½gφ² at z = 0, as H or H,G, each from -100 to 100; H < 0 draws the donor.",
      valueName: "h,g"),
    transform: electrode)
  var cathode: FilmPhysics.Electrode?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same at z = nz − 1.", valueName: "h,g"), transform: electrode)
  var anode: FilmPhysics.Electrode?
  @Option(
    help: help(
      "ε of the thermal noise, one over the sites of a voxel; 0: none.", Limits.thermalNoise),
    transform: within(Limits.thermalNoise))
  var thermalNoise = 0.0
  @Option(
    help: help("The standard deviation of φ in the mixed film.", Limits.mixingNoise),
    transform: within(Limits.mixingNoise))
  var noise = FilmPhysics().noise
  @Option(help: ArgumentHelp("\(FilmPhysics.schemes.joined(separator: ", "))."))
  var scheme: String?
  @Option(
    help: help("The local error of a step as a part of φ's deviation.", Limits.stepTolerance),
    transform: within(Limits.stepTolerance))
  var tolerance = FilmPhysics().tolerance
  @Option(
    help: help("Threads; 0 for all cores.", Limits.threads), transform: within(Limits.threads))
  var threads = 0

  func validate() throws {
    if let scheme, !FilmPhysics.schemes.contains(scheme) {
      throw ValidationError("--scheme is one of \(FilmPhysics.schemes.joined(separator: ", "))")
    }
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
  guard let parts = numbers(in: text, within: Limits.surfaceEnergy), (1...2).contains(parts.count)
  else {
    throw ValidationError(
      "a surface energy is H or H,G, such as -0.3 or -0.3,0.2, each from "
        + Limits.surfaceEnergy.inWords)
  }
  return .init(linear: parts[0], quadratic: parts.count > 1 ? parts[1] : 0)
}
