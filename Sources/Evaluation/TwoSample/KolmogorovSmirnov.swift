/// The largest difference of two empirical distribution functions: 0 for the same values, 1 for values that lie
/// wholly apart.
///
/// - Returns: Not a number where one of the lists is empty.
/// - Complexity: O(n log n).
/// - Source: Kolmogorov 1933; Smirnov 1939.
package func kolmogorovSmirnov(_ some: [Double], _ others: [Double]) -> Double {
  guard !some.isEmpty, !others.isEmpty else { return .nan }
  let (a, b) = (some.sorted(), others.sorted())
  var (i, j) = (0, 0)
  var greatest = 0.0
  while i < a.count, j < b.count {
    let value = min(a[i], b[j])
    while i < a.count, a[i] == value { i += 1 }
    while j < b.count, b[j] == value { j += 1 }
    greatest = max(greatest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
  }
  return greatest
}
