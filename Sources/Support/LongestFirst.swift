extension [Double] {
  /// The indices of what takes so long each, the longest first; of equal ones the lower index.
  package func longestFirst() -> [Int] {
    indices.sorted { (-self[$0], $0) < (-self[$1], $1) }
  }
}
