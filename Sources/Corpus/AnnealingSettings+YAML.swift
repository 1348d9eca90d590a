public import PhaseField
public import StrictYAML

extension AnnealingSettings {
  /// The `physics` block of a settings file.
  public init(_ node: SettingsNode) throws(SettingsError) {
    let keys = try node.mapping(allowing: [
      "gradient_coefficient", "mobility", "donor_length", "acceptor_length", "noise", "scheme",
      "tolerance",
    ])
    self.init()
    gradientCoefficient = try keys.number(
      "gradient_coefficient", in: 0.5...1000, default: gradientCoefficient)
    mobility = try keys.number("mobility", in: 1e-6...1e6, default: mobility)
    donorLength = try keys.number("donor_length", in: 1...1000, default: donorLength)
    acceptorLength = try keys.number("acceptor_length", in: 1...1000, default: acceptorLength)
    noise = try keys.number("noise", in: 1e-6...0.05, default: noise)
    tolerance = try keys.number("tolerance", in: 1e-5...0.2, default: tolerance)
    let word = try keys.word(
      "scheme", oneOf: TimeScheme.allCases.map(\.rawValue), default: scheme.rawValue)
    scheme = TimeScheme(rawValue: word)!
  }
}
