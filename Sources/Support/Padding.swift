extension String {
  /// The text at the left of a column so wide, counted in characters; a longer one stays whole.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text at the right of a column so wide, counted in characters; a longer one stays whole.
  ///
  /// - Parameter filling: What stands before it.
  package func leftPadded(to width: Int, with filling: Character = " ") -> String {
    String(repeating: filling, count: max(0, width - count)) + self
  }
}
