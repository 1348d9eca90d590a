/// A predicted number: the mean and the standard deviation of a normal distribution.
package struct Estimate: Hashable, Codable, Sendable {
  package let mean: Double
  package let deviation: Double

  package init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }
}
