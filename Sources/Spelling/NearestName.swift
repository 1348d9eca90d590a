/// The name among `candidates` that was most likely meant by `name`, or nil when none is close.
///
/// Letter case is ignored; a candidate counts as close when at most a third of the longer word's
/// letters differ, and never fewer than two may. The first of equals wins.
///
/// - Complexity: O(candidates · letters²).
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let distance = editDistance(name.lowercased(), candidate.lowercased())
    let allowed = max(2, max(name.count, candidate.count) / 3)
    if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}
