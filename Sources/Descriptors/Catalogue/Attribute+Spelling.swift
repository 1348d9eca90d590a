import Spelling

extension Attribute {
  /// The known attribute whose name is nearest to `name`, for "did you mean".
  ///
  /// Capitals are ignored. The first in table order wins a tie.
  ///
  /// - Parameter candidates: Names to choose from; all known ones by default.
  /// - Complexity: O(candidates × length²).
  package static func nearest(to name: String, among candidates: [Attribute] = known) -> Attribute?
  {
    let wanted = name.lowercased()
    return candidates.min {
      editDistance($0.rawValue.lowercased(), wanted)
        < editDistance($1.rawValue.lowercased(), wanted)
    }
  }
}
