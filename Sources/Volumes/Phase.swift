/// What a voxel is made of.
///
/// The raw values are GraSPI's codes: 0, 1 and 3.
public enum Phase: UInt8, CaseIterable, Sendable, Codable {
  /// The electron donor; the phase of high φ. Holes leave through it to the anode.
  case donor = 0
  /// The electron acceptor; the phase of low φ. Electrons leave through it to the cathode.
  case acceptor = 1
  /// What lies between the two cuts of φ: neither pure donor nor pure acceptor.
  case mixed = 3
}
