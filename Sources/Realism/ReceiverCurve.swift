/// How well a score tells one kind of points from another, whatever the threshold.
///
/// At each threshold, the share of either kind that scores at least so much. The area below the
/// curve is the chance that a positive scores higher than a negative, ties counting half.
///
/// - Source: Hanley and McNeil 1982.
package struct ReceiverCurve: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    /// Shares of the negatives and of the positives that score at least the threshold.
    package let negatives: Double
    package let positives: Double

    package init(negatives: Double, positives: Double) {
      (self.negatives, self.positives) = (negatives, positives)
    }
  }

  /// From (0, 0) to (1, 1), the threshold falling; equal scores make one step.
  package let points: [Point]
  /// Between 0 and 1; a half where the score tells nothing.
  package let area: Double

  /// - Parameters:
  ///   - positives: Scores of what should score high; at least one, none NaN.
  ///   - negatives: Scores of what should score low.
  /// - Complexity: O(n log n).
  package init(positives: [Double], negatives: [Double]) {
    precondition(!positives.isEmpty && !negatives.isEmpty, "scores of both kinds")
    let (real, fake) = (positives.sorted(by: >), negatives.sorted(by: >))
    var (i, j, area) = (0, 0, 0.0)
    var points = [Point(negatives: 0, positives: 0)]
    while i < real.count || j < fake.count {
      let threshold = max(
        i < real.count ? real[i] : -.infinity, j < fake.count ? fake[j] : -.infinity)
      while i < real.count, real[i] >= threshold { i += 1 }
      while j < fake.count, fake[j] >= threshold { j += 1 }
      let next = Point(
        negatives: Double(j) / Double(fake.count), positives: Double(i) / Double(real.count))
      let last = points[points.count - 1]
      area += (next.negatives - last.negatives) * (next.positives + last.positives) / 2
      points.append(next)
    }
    self.points = points
    self.area = area
  }
}
