import Support

/// One of the parts that a job is cut into: `3/8` is the third of eight.
///
/// A part has no state of its own: which items it makes follows from the job and from these two
/// numbers, so it may be run again, twice at once, or as one of another number of parts.
package struct Part: Codable, Equatable, Sendable, CustomStringConvertible {
  /// From 1 to `count`.
  package let number: Int
  package let count: Int

  /// Nil where the part is none of so many.
  package init?(number: Int, count: Int) {
    guard Limits.parts.contains(count), (1...count).contains(number) else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// Reads `K/N`.
  package init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1] else { return nil }
    self.init(number: number, count: count)
  }

  package var description: String { "\(number)/\(count)" }
}
