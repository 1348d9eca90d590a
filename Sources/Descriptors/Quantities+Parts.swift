extension Quantities {
  /// The independent pieces of work behind these groups, the longest first.
  func parts(pixel: Double) -> [@Sendable (Films) -> Findings] {
    var parts: [@Sendable (Films) -> Findings] = []
    if contains(.graph) {
      parts += [
        { GraphDescriptors.donorDissociation($0, pixel: pixel) },
        { GraphDescriptors.mixedDissociation($0, pixel: pixel) },
        GraphDescriptors.interface, GraphDescriptors.electrodes, GraphDescriptors.counts,
        { GraphDescriptors.absorption($0, pixel: pixel) },
      ]
    }
    if contains(.conditions) { parts.append(Conditions.measure) }
    return parts
  }
}
