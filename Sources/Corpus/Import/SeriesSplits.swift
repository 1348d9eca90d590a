import Randomness

/// The split of each of some series, as many of each as the parts say, at least one of each that is
/// wanted; drawn by the seed.
func drawnSplits(
  of count: Int, validation: Double, test: Double, seed: UInt64
) throws(ImportError) -> [Split] {
  func share(_ part: Double) -> Int {
    part > 0 ? max(1, Int((part * Double(count)).rounded())) : 0
  }
  let (forValidation, forTest) = (share(validation), share(test))
  guard forValidation + forTest < count else {
    throw .tooFewSeries(found: count, needed: 1 + (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0))
  }
  let draw = Philox(seed: seed, stream: 3)
  let order = (0..<count).sorted { draw.word(at: UInt64($0)) < draw.word(at: UInt64($1)) }
  var splits = [Split](repeating: .train, count: count)
  for series in order.prefix(forTest) { splits[series] = .test }
  for series in order.dropFirst(forTest).prefix(forValidation) { splits[series] = .validation }
  return splits
}
