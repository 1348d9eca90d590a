extension AnnealingSettings {
  /// Throws for the first setting outside its range.
  package func check() throws(PhaseFieldError) {
    let limits: [(String, Double, ClosedRange<Double>)] = [
      ("gradient_coefficient", gradientCoefficient, 1e-3...1e6),
      ("mobility", mobility, 1e-9...1e9),
      ("donor_length", donorLength, 1...1e6),
      ("acceptor_length", acceptorLength, 1...1e6),
      ("noise", noise, 0...0.1),
      ("tolerance", tolerance, 1e-6...1),
      ("threads", Double(threads), 1...1024),
      ("thermal_noise", thermalNoise, 0...1),
      ("cathode linear", cathode.linear, -100...100),
      ("cathode quadratic", cathode.quadratic, -100...100),
      ("anode linear", anode.linear, -100...100),
      ("anode quadratic", anode.quadratic, -100...100),
    ]
    for (name, value, range) in limits where !range.contains(value) {
      throw .badSetting(
        name: name, value: value, allowed: "\(range.lowerBound) to \(range.upperBound)")
    }
  }

  enum CodingKeys: String, CodingKey {
    case gradientCoefficient, mobility, donorLength, acceptorLength, noise, scheme, tolerance,
      threads
    case mobilityLaw, cathode, anode, thermalNoise
  }

  /// What is absent is as by default: settings that were written before a setting was invented mean
  /// what they meant.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    func read<T: Decodable>(_ key: CodingKeys, into setting: inout T) throws {
      setting = try values.decodeIfPresent(T.self, forKey: key) ?? setting
    }
    try read(.gradientCoefficient, into: &gradientCoefficient)
    try read(.mobility, into: &mobility)
    try read(.mobilityLaw, into: &mobilityLaw)
    try read(.donorLength, into: &donorLength)
    try read(.acceptorLength, into: &acceptorLength)
    try read(.cathode, into: &cathode)
    try read(.anode, into: &anode)
    try read(.thermalNoise, into: &thermalNoise)
    try read(.noise, into: &noise)
    try read(.scheme, into: &scheme)
    try read(.tolerance, into: &tolerance)
    try read(.threads, into: &threads)
  }
}
