extension Quantities {
  /// The groups that measure these descriptors; numbers of the process need none.
  public init(measuring attributes: [Attribute]) {
    self = attributes.reduce(into: []) { $0.formUnion(Self.group[$1] ?? []) }
  }

  private static let group: [Attribute: Quantities] = {
    var groups: [Attribute: Quantities] = [
      .donorTortuosityFactor: .donorTransport, .donorDiffusivity: .donorTransport,
      .acceptorTortuosityFactor: .acceptorTransport, .acceptorDiffusivity: .acceptorTransport,
      .mixedTortuosityFactor: .mixedTransport, .mixedDiffusivity: .mixedTransport,
    ]
    let graph =
      AttributeInfo.counts + AttributeInfo.components + AttributeInfo.light + AttributeInfo.charge
      + AttributeInfo.electrodes
    for info in AttributeInfo.conditions { groups[info.attribute] = .conditions }
    for info in graph { groups[info.attribute] = .graph }
    for info in AttributeInfo.geometry { groups[info.attribute] = .geometry }
    for info in AttributeInfo.domains { groups[info.attribute] = .domains }
    return groups
  }()
}

extension Attribute {
  /// Everything that ``Measured`` can find on a volume, in the order of tables.
  public static let measurable = known.filter { !process.contains($0) }

  /// Whether the value has the tolerance of the diffusion solver.
  public var hasTolerance: Bool {
    !Quantities(measuring: [self]).isDisjoint(with: .transport)
  }
}
