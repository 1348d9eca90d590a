import InverseDesign
import StrictYAML
import Support

extension Laboratory.Densities {
  /// The section `material`.
  static let section = KeySection(Self(donor: 1, acceptor: 1)) {
    Key(
      "donor_density", \.donor, .number(in: density), unit: "g/cm³", required: true,
      "density of the pure donor: with both, blend ratios are reported in wt% as well")
    Key(
      "acceptor_density", \.acceptor, .number(in: density), unit: "g/cm³", required: true,
      "density of the pure acceptor")
  }

  private static let density = 0.01...50
}

extension Laboratory.Calibration {
  /// The section `calibration`.
  static let section = KeySection(
    Self(source: "", voxelLength: 1, diffusivityPrefactor: 1),
    rules: [
      .exactlyOne(
        ["chi", "temperature"],
        otherwise: "give either chi, from which the temperature follows, or the temperature in °C")
    ]
  ) {
    Key(
      "source", \.source, .text, required: true,
      "whose figures these are; printed beside every number that rests on them")
    Key(
      "voxel_length", \.voxelLength, .number(in: Limits.spacing), unit: "nm", required: true,
      "the length of a voxel's edge")
    Key(
      "diffusivity", \.diffusivity, .diffusivity, unit: "m²/s", required: true,
      "D, a number, or the group of D(T) = prefactor · exp(−activation/RT)")
    Key(
      "diffusivity_kind", \.diffusivityKind, .word, standard: "`tracer`",
      "which D that is: of labelled molecules in the blend, which feel no χ (`tracer`, also called self-diffusivity), or of "
        + "interdiffusion in the phases that coexist (`mutual`)")
    Key(
      "chi", \.chi, .group(Laboratory.ChiLaw.section), standard: "this or `temperature`",
      "χ(T) = constant + slope/T, on the scale where χ_c = 2; from it the temperature follows")
    Key(
      "temperature", \.temperature, .number(in: -273...2000), unit: "°C",
      standard: "this or `chi`", "of annealing, where χ(T) is not known")
  }

  fileprivate var diffusivity: Diffusivity {
    get { Diffusivity(prefactor: diffusivityPrefactor, activation: diffusivityActivation) }
    set {
      (diffusivityPrefactor, diffusivityActivation) = (newValue.prefactor, newValue.activation)
    }
  }
}

extension Laboratory.ChiLaw {
  fileprivate static let section = KeySection(Self(constant: 0, slope: 0)) {
    Key(
      "constant", \.constant, .number(in: -1000...1000), required: true, "χ at high temperature")
    Key("slope", \.slope, .number(in: -1e7...1e7), unit: "K", required: true, "of χ over 1/T")
  }
}

/// A constant, or an Arrhenius law.
private struct Diffusivity: Sendable {
  var prefactor: Double
  var activation: Double

  static let section = KeySection(Diffusivity(prefactor: 1, activation: 0)) {
    Key(
      "prefactor", \.prefactor, .number(in: 1e-40...1e10), unit: "m²/s", required: true,
      "D at high temperature")
    Key(
      "activation", \.activation, .number(in: 0...1000), unit: "kJ/mol", required: true,
      "the activation energy")
  }
}

extension KeyForm<Diffusivity> {
  fileprivate static var diffusivity: Self {
    let (law, constant) = (
      Self.group(Diffusivity.section), KeyForm<Double>.number(in: 1e-40...1)
    )
    return Self(
      type: .either(constant.type, law.type),
      read: { node throws(SettingsError) in
        node.isMapping
          ? try law.read(node) : Diffusivity(prefactor: try constant.read(node), activation: 0)
      }, write: law.write)
  }
}
