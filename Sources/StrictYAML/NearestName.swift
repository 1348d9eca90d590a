/// The name among `candidates` that was most likely meant by `name`, or nil when none is close.
///
/// Distance is Levenshtein's, letter case ignored; a candidate counts as close when at most a
/// third of the longer word's letters differ, and never fewer than two may.
///
/// - Complexity: O(candidates · letters²).
/// - Source: Levenshtein 1966.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    let distance = editDistance(wanted, letters)
    let allowed = max(2, max(wanted.count, letters.count) / 3)
    if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// The least number of insertions, deletions and substitutions that turn `a` into `b`.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var previous = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var current = [i + 1]
    for (j, other) in b.enumerated() {
      let substitution = previous[j] + (letter == other ? 0 : 1)
      current.append(min(substitution, previous[j + 1] + 1, current[j] + 1))
    }
    previous = current
  }
  return previous[b.count]
}
