/// Which descriptors to measure, in groups that share their work.
public struct Quantities: OptionSet, Sendable, Hashable {
  /// One bit for each group.
  public let rawValue: Int

  /// The groups of these bits; bits without a group measure nothing.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// vol_frac_D, vol_frac_M, tortuosity_A and tortuosity_D.
  public static let conditions = Quantities(rawValue: 1)
  /// GraSPI's counts, shares of straight and of joined voxels, and absorbed light: what needs the
  /// components and no distances.
  public static let paths = Quantities(rawValue: 2)
  /// Interfacial areas and percolation along each axis.
  public static let geometry = Quantities(rawValue: 4)
  /// Effective diffusivity and tortuosity factor of the donor along z.
  public static let donorTransport = Quantities(rawValue: 8)
  /// Effective diffusivity and tortuosity factor of the acceptor along z.
  public static let acceptorTransport = Quantities(rawValue: 16)
  /// Effective diffusivity and tortuosity factor of the mixed phase along z.
  public static let mixedTransport = Quantities(rawValue: 32)
  /// Effective diffusivity and tortuosity factor of each phase along z: by far the dearest.
  public static let transport: Quantities = [.donorTransport, .acceptorTransport, .mixedTransport]
  /// Domain sizes and mean chord lengths.
  public static let domains = Quantities(rawValue: 64)
  /// GraSPI's donor and mixed voxels near the interface, which take distances.
  public static let dissociation = Quantities(rawValue: 128)
  /// GraSPI's faces and voxels between donor and acceptor.
  public static let contacts = Quantities(rawValue: 256)
  /// All that GraSPI lists.
  public static let graph: Quantities = [.paths, .dissociation, .contacts]

  /// Every group.
  public static let all: Quantities = [.conditions, .graph, .geometry, .transport, .domains]
}
