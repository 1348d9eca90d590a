extension Quantities {
  typealias Part = @Sendable (Films) -> Findings

  /// The independent pieces of work behind these groups, the longest first.
  func parts(pixel: Double, tolerance: Double) -> [Part] {
    transportParts(tolerance)
      + (contains(.domains) ? Self.domainParts(pixel) : [])
      + (contains(.dissociation) ? Self.dissociationParts(pixel) : [])
      + (contains(.contacts) ? [GraphDescriptors.interface] : [])
      + (contains(.geometry) ? Self.geometryParts(pixel) : [])
      + (contains(.paths) ? Self.pathParts(pixel) : [])
      + (contains(.conditions) ? [Conditions.measure] : [])
  }

  private func transportParts(_ tolerance: Double) -> [Part] {
    let phases: [(Quantities, Part)] = [
      (.donorTransport, { Transport.donor($0, tolerance) }),
      (.acceptorTransport, { Transport.acceptor($0, tolerance) }),
      (.mixedTransport, { Transport.mixed($0, tolerance) }),
    ]
    return phases.filter { contains($0.0) }.map(\.1)
  }

  private static func dissociationParts(_ pixel: Double) -> [Part] {
    [
      { GraphDescriptors.donorDissociation($0, pixel: pixel) },
      { GraphDescriptors.mixedDissociation($0, pixel: pixel) },
    ]
  }

  private static func pathParts(_ pixel: Double) -> [Part] {
    [
      GraphDescriptors.electrodes, GraphDescriptors.counts,
      { GraphDescriptors.absorption($0, pixel: pixel) },
    ]
  }

  private static func geometryParts(_ pixel: Double) -> [Part] {
    [
      { Geometry.percolation($0.donor, $0.sides, .donorThroughX, .donorThroughY, .donorThroughZ) },
      {
        Geometry.percolation(
          $0.acceptor, $0.sides, .acceptorThroughX, .acceptorThroughY, .acceptorThroughZ)
      },
      { Geometry.percolation($0.mixed, $0.sides, .mixedThroughX, .mixedThroughY, .mixedThroughZ) },
      { Geometry.areas($0, pixel: pixel) },
    ]
  }

  private static func domainParts(_ pixel: Double) -> [Part] {
    [
      { Domains.size($0.donor, $0, pixel: pixel, .donorDomainSize) },
      { Domains.size($0.acceptor, $0, pixel: pixel, .acceptorDomainSize) },
      { Domains.size($0.mixed, $0, pixel: pixel, .mixedDomainSize) },
      {
        Domains.chords($0.donor, $0.edges, pixel: pixel, .donorChordX, .donorChordY, .donorChordZ)
      },
      {
        Domains.chords(
          $0.acceptor, $0.edges, pixel: pixel, .acceptorChordX, .acceptorChordY, .acceptorChordZ)
      },
      {
        Domains.chords($0.mixed, $0.edges, pixel: pixel, .mixedChordX, .mixedChordY, .mixedChordZ)
      },
    ]
  }
}
