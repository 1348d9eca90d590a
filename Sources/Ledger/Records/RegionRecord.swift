import GRDB

/// How likely films of a blend ratio are to meet every target on average, over annealing time and χ: the process
/// window that the forward model sees.
package struct RegionRecord: Codable, Equatable, Sendable {
  /// Donor volume fraction.
  package let phi: Double
  /// Grid lines, ascending.
  package let logTime: [Double]
  package let chi: [Double]
  /// In [0, 1], one for each point of the grid, log_time fastest.
  @NumberBlob package private(set) var probability: [Double]

  /// - Precondition: there is one value per point of the grid.
  package init(phi: Double, logTime: [Double], chi: [Double], probability: [Double]) {
    precondition(probability.count == logTime.count * chi.count, "one value per point of the grid")
    self.phi = phi
    self.logTime = logTime
    self.chi = chi
    self.probability = probability
  }
}

extension RegionRecord: LedgerRow {
  static var databaseTableName: String { "region" }

  func check() throws(RowDamage) {
    guard probability.count == logTime.count * chi.count, logTime.count > 1, chi.count > 1 else {
      throw RowDamage(
        "probability",
        "has \(probability.count) values on a grid of \(logTime.count) by \(chi.count)")
    }
  }
}
