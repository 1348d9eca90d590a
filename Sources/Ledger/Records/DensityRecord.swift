import Foundation
import GRDB

/// A predicted density over two attributes, on a grid: what contour plots show.
///
/// Kept as a blob of little-endian 64-bit floats, x fastest; in Python
/// `numpy.frombuffer(values, "<f8").reshape(len(y), len(x))`.
package struct DensityRecord: Codable, Equatable, Sendable {
  package let name: String
  package let xAttribute: String
  package let yAttribute: String
  /// The grid's coordinates along each axis, ascending.
  package let x: [Double]
  package let y: [Double]
  /// Per unit of x times unit of y; `x.count · y.count` values, x fastest.
  @NumberBlob package private(set) var values: [Double]

  /// - Precondition: there is one value per point of the grid.
  package init(
    name: String, xAttribute: String, yAttribute: String, x: [Double], y: [Double],
    values: [Double]
  ) {
    precondition(values.count == x.count * y.count, "one value per point of the grid")
    self.name = name
    self.xAttribute = xAttribute
    self.yAttribute = yAttribute
    self.x = x
    self.y = y
    self.values = values
  }
}

extension DensityRecord: LedgerRow {
  static var databaseTableName: String { "density" }

  func check() throws(RowDamage) {
    guard values.count == x.count * y.count, x.count > 1, y.count > 1 else {
      throw RowDamage("values", "are \(values.count) on a grid of \(x.count) by \(y.count)")
    }
  }
}
