/// The energy distance of two lists of numbers, 2 E|X − Y| − E|X − X′| − E|Y − Y′|, in their unit.
///
/// 0 for the same values, otherwise above 0.
///
/// - Returns: Not a number where one of the lists is empty.
/// - Complexity: O(n log n): on a line the distance is 2 ∫ (F − G)² dx.
/// - Source: Székely and Rizzo 2013, “Energy statistics”.
package func energyDistance(_ some: [Double], _ others: [Double]) -> Double {
  guard !some.isEmpty, !others.isEmpty else { return .nan }
  let (a, b) = (some.sorted(), others.sorted())
  var (i, j) = (0, 0)
  var value = min(a[0], b[0])
  var integral = 0.0
  while i < a.count || j < b.count {
    while i < a.count, a[i] == value { i += 1 }
    while j < b.count, b[j] == value { j += 1 }
    guard let next = [a.dropFirst(i).first, b.dropFirst(j).first].compactMap({ $0 }).min() else {
      break
    }
    let difference = Double(i) / Double(a.count) - Double(j) / Double(b.count)
    integral += difference * difference * (next - value)
    value = next
  }
  return 2 * integral
}
