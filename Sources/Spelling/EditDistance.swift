/// The least number of insertions, deletions, replacements and swaps of neighbouring letters that
/// turn `a` into `b`.
///
/// - Complexity: O(letters of a · letters of b).
/// - Source: optimal string alignment, after Damerau 1964.
package func editDistance(_ a: String, _ b: String) -> Int {
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
