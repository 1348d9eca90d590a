package import PhaseField
package import StrictYAML

extension AnnealingSettings {
  /// The `physics` block of a settings file.
  package init(_ node: SettingsNode) throws(SettingsError) {
    let keys = try node.mapping(allowing: [
      "gradient_coefficient", "mobility", "mobility_law", "donor_length", "acceptor_length",
      "cathode", "anode", "thermal_noise", "noise", "scheme", "tolerance",
    ])
    self.init()
    gradientCoefficient = try keys.number(
      "gradient_coefficient", in: 0.5...1000, default: gradientCoefficient)
    mobility = try keys.number("mobility", in: 1e-6...1e6, default: mobility)
    let law = try keys.word(
      "mobility_law", oneOf: MobilityLaw.allCases.map(\.rawValue), default: mobilityLaw.rawValue)
    mobilityLaw = MobilityLaw(rawValue: law)!
    donorLength = try keys.number("donor_length", in: 1...1000, default: donorLength)
    acceptorLength = try keys.number("acceptor_length", in: 1...1000, default: acceptorLength)
    if let node = keys["cathode"] { cathode = try SurfaceEnergy(node) }
    if let node = keys["anode"] { anode = try SurfaceEnergy(node) }
    thermalNoise = try keys.number("thermal_noise", in: 0...1, default: thermalNoise)
    noise = try keys.number("noise", in: 1e-6...0.05, default: noise)
    tolerance = try keys.number("tolerance", in: 1e-5...0.2, default: tolerance)
    let word = try keys.word(
      "scheme", oneOf: TimeScheme.allCases.map(\.rawValue), default: scheme.rawValue)
    scheme = TimeScheme(rawValue: word)!
  }
}

extension SurfaceEnergy {
  /// A `cathode` or `anode` block: `linear` and `quadratic`.
  fileprivate init(_ node: SettingsNode) throws(SettingsError) {
    let keys = try node.mapping(allowing: ["linear", "quadratic"])
    self.init(
      linear: try keys.number("linear", in: -100...100, default: 0),
      quadratic: try keys.number("quadratic", in: -100...100, default: 0))
  }
}
