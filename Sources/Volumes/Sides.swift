/// What lies beyond the side faces of a volume, in x and y.
///
/// Along z a volume always ends at its electrodes.
public enum Sides: String, Sendable, Codable, CaseIterable {
  /// Nothing: the volume is a cut-out, as a tomogram is. GraSPI's default.
  case open
  /// The volume itself again: a simulated or generated film.
  case periodic
}
