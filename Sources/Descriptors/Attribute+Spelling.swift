extension Attribute {
  /// The known attribute whose name is nearest to `name`, for "did you mean".
  ///
  /// Capitals are ignored. The first in table order wins a tie.
  ///
  /// - Parameter candidates: Names to choose from; all known ones by default.
  /// - Complexity: O(candidates × length²).
  public static func nearest(to name: String, among candidates: [Attribute] = known) -> Attribute? {
    candidates.min {
      editDistance($0.rawValue.lowercased(), name.lowercased())
        < editDistance($1.rawValue.lowercased(), name.lowercased())
    }
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbouring letters
  /// that turn `a` into `b`.
  ///
  /// - Source: optimal string alignment, after Damerau 1964.
  static func editDistance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var older = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
        row.append(best)
      }
      (older, last) = (last, row)
    }
    return last[b.count]
  }
}
