/// The name of a number that belongs to a volume: a descriptor measured on its voxels, or a
/// number of the process that made it.
///
/// The raw value is the name users of MicroGen3D and GraSPI know. ``info`` gives its meaning, unit
/// and range.
public struct Attribute: RawRepresentable, Hashable, Sendable, Codable {
  /// The name, such as `vol_frac_D`.
  public let rawValue: String

  /// The attribute of this name; a name that is foreign to Binodal has no ``info``.
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension Attribute: CustomStringConvertible {
  /// The name.
  public var description: String { rawValue }
}

/// The four descriptors that condition the first models, and three numbers of the process.
extension Attribute {
  public static let donorFraction = Attribute(rawValue: "vol_frac_D")
  public static let mixedFraction = Attribute(rawValue: "vol_frac_M")
  public static let acceptorStraightness = Attribute(rawValue: "tortuosity_A")
  public static let donorStraightness = Attribute(rawValue: "tortuosity_D")

  public static let phi = Attribute(rawValue: "phi")
  public static let chi = Attribute(rawValue: "chi")
  public static let logTime = Attribute(rawValue: "log_time")
}

/// The order in which users of MicroGen3D list them.
extension Attribute {
  /// The descriptors that condition the first models.
  public static let conditions: [Attribute] = [
    .donorFraction, .mixedFraction, .acceptorStraightness, .donorStraightness,
  ]

  /// The numbers of the process, which are set or predicted, not measured.
  public static let process: [Attribute] = [.phi, .chi, .logTime]
}
