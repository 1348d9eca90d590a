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
    let paths =
      AttributeInfo.counts + AttributeInfo.components + AttributeInfo.joined
      + AttributeInfo.electrodes
    for info in AttributeInfo.conditions { groups[info.attribute] = .conditions }
    for info in paths { groups[info.attribute] = .paths }
    for info in AttributeInfo.contacts { groups[info.attribute] = .contacts }
    for info in AttributeInfo.light { groups[info.attribute] = .dissociation }
    groups[.donorAbsorption] = .paths
    for info in AttributeInfo.geometry { groups[info.attribute] = .geometry }
    for info in AttributeInfo.domains { groups[info.attribute] = .domains }
    return groups
  }()
}

extension Attribute {
  /// Everything that ``Measured`` measures on a volume, in the order of tables.
  public static let measurable = known.filter { !process.contains($0) }

  /// Whether the value has the tolerance of the diffusion solver.
  package var hasTolerance: Bool {
    !Quantities(measuring: [self]).isDisjoint(with: .transport)
  }
}
