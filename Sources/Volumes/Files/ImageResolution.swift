/// What an image's resolution says of the length of a voxel.
///
/// Microscopes write theirs, and every drawing program writes one for paper or screen: 72, 96, 300
/// in an inch. A pixel of paper is far longer than a voxel of a film, so the length itself says which.
enum ImageResolution: Equatable {
  case none
  /// The length of a voxel, nm.
  case length(Double)
  /// A length, nm, that is a dot on paper or screen.
  case implausible(Double)

  /// A longer voxel, nm, is a dot on paper: 10 µm are 2540 in an inch.
  static let longest = 10_000.0

  /// - Parameters:
  ///   - count: Pixels in the length `unit`.
  ///   - unit: The length, nm; nil where there is none.
  static func length(perLength count: Double, unit: Double?) -> ImageResolution {
    guard let unit, count.isFinite, count > 0, count != 1 else { return .none }
    let length = unit / count
    guard length.isFinite, length > 0 else { return .none }
    return length <= longest ? .length(length) : .implausible(length)
  }

  static func remark(_ length: Double) -> String {
    "its resolution would make a voxel \(LabelMap.text(of: length.rounded())) nm long, which is one "
      + "for paper or screen and was passed over; say the length with --spacing"
  }
}
