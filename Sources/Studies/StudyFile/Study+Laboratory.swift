import InverseDesign
import StrictYAML

extension Laboratory {
  /// What the sections `material` and `calibration` of a study say.
  init(
    material: SettingsNode?, calibration: SettingsNode?
  ) throws(SettingsError) {
    self.init()
    if let material {
      let root = try material.mapping(allowing: ["donor_density", "acceptor_density"])
      densities = Densities(
        donor: try root.required("donor_density").number(in: 0.01...50),
        acceptor: try root.required("acceptor_density").number(in: 0.01...50))
    }
    if let calibration { self.calibration = try Calibration(calibration) }
  }

  var lines: [String] {
    var lines: [String] = []
    if let densities {
      lines += [
        "material:", "  donor_density: \(densities.donor)",
        "  acceptor_density: \(densities.acceptor)",
      ]
    }
    return lines + (calibration?.lines ?? [])
  }
}

extension Laboratory.Calibration {
  fileprivate init(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(
      allowing: ["source", "voxel_length", "diffusivity", "chi", "temperature"])
    let (prefactor, activation) = try Self.diffusivity(root.required("diffusivity"))
    self.init(
      source: try root.required("source").text(),
      voxelLength: try root.required("voxel_length").number(in: 1e-3...1e6),
      diffusivityPrefactor: prefactor, diffusivityActivation: activation,
      chi: try root["chi"].map { node throws(SettingsError) in try Self.law(node) },
      temperature: try root["temperature"].map { node throws(SettingsError) in
        try node.number(in: -273...2000)
      })
    guard (chi == nil) != (temperature == nil) else {
      throw node.error(
        "give either chi, from which the temperature follows, or the temperature in °C")
    }
  }

  /// A constant in m²/s, or an Arrhenius law.
  private static func diffusivity(
    _ node: SettingsNode
  ) throws(SettingsError) -> (Double, Double) {
    guard node.isMapping else { return (try node.number(in: 1e-40...1), 0) }
    let root = try node.mapping(allowing: ["prefactor", "activation"])
    return (
      try root.required("prefactor").number(in: 1e-40...1e10),
      try root.required("activation").number(in: 0...1000)
    )
  }

  private static func law(_ node: SettingsNode) throws(SettingsError) -> Laboratory.ChiLaw {
    let root = try node.mapping(allowing: ["constant", "slope"])
    return Laboratory.ChiLaw(
      constant: try root.required("constant").number(in: -1000...1000),
      slope: try root.required("slope").number(in: -1e7...1e7))
  }

  fileprivate var lines: [String] {
    [
      "calibration:", "  source: \(quoted(source))", "  voxel_length: \(voxelLength)",
      "  diffusivity: { prefactor: \(diffusivityPrefactor), activation: "
        + "\(diffusivityActivation) }",
    ] + (chi.map { ["  chi: { constant: \($0.constant), slope: \($0.slope) }"] } ?? [])
      + (temperature.map { ["  temperature: \($0)"] } ?? [])
  }
}
