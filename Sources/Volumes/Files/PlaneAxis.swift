/// What the planes of an image stack count beside z.
public enum PlaneAxis: String, Sendable, Equatable {
  /// Colours or detectors.
  case channel
  /// Moments of a series.
  case time
  /// An axis without a name, such as a batch.
  case entry

  private var flag: String { self == .entry ? "--index" : "--\(rawValue)" }

  /// What is wrong with asking for `asked`, or for none, of `count`, and what to ask for.
  func sentence(asked: Int?, count: Int) -> String {
    let noun = self == .entry ? "entrie" : rawValue
    let choice = "choose one with \(flag) 0 to \(count - 1), or \(flag) -1 for the last"
    guard let asked else {
      return "its planes are \(count) \(noun)s; \(choice), or take every plane for a slab of z "
        + "with --planes-as-z"
    }
    return count > 1
      ? "has no \(rawValue) \(asked); \(choice)"
      : "has no \(rawValue) \(asked); it has one, which needs no \(flag)"
  }
}
