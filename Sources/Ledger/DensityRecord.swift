import Foundation
import GRDB

/// A predicted density over two attributes, on a grid: what contour plots show.
///
/// Kept as a blob of little-endian 64-bit floats, x fastest; in Python
/// `numpy.frombuffer(values, "<f8").reshape(len(y), len(x))`.
public struct DensityRecord: Equatable, Sendable {
  public let name: String
  public let xAttribute: String
  public let yAttribute: String
  /// The grid's places along each axis, ascending.
  public let x: [Double]
  public let y: [Double]
  /// Per unit of x times unit of y; `x.count · y.count` values, x fastest.
  public let values: [Double]

  /// - Precondition: there is one value per place of the grid.
  public init(
    name: String, xAttribute: String, yAttribute: String, x: [Double], y: [Double],
    values: [Double]
  ) {
    precondition(values.count == x.count * y.count, "one value per place of the grid")
    self.name = name
    self.xAttribute = xAttribute
    self.yAttribute = yAttribute
    self.x = x
    self.y = y
    self.values = values
  }
}

extension DensityRecord: LedgerRow {
  static var table: String { "density" }

  init(row: RowReader) throws {
    let (x, y): ([Double], [Double]) = (try row.json("x"), try row.json("y"))
    let values = Self.numbers(try row["values"])
    guard values.count == x.count * y.count, x.count > 1, y.count > 1 else {
      throw row.damage("values", "are \(values.count) on a grid of \(x.count) by \(y.count)")
    }
    guard values.allSatisfy(\.isFinite) else { throw row.damage("values", "are not all finite") }
    try self.init(
      name: row["name"], xAttribute: row["x_attribute"], yAttribute: row["y_attribute"], x: x,
      y: y, values: values)
  }

  func encode(to columns: inout ColumnWriter) throws {
    columns["name"] = name
    columns["x_attribute"] = xAttribute
    columns["y_attribute"] = yAttribute
    columns["x"] = try columns.json(x, "x")
    columns["y"] = try columns.json(y, "y")
    if values.contains(where: { !$0.isFinite }) {
      throw LedgerError.notFinite(table: Self.table, column: "values", key: name)
    }
    columns["values"] = Self.blob(values)
  }

  private static func blob(_ values: [Double]) -> Data {
    values.reduce(into: Data(capacity: 8 * values.count)) { data, value in
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
  }

  private static func numbers(_ blob: Data) -> [Double] {
    let bytes = [UInt8](blob)
    return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * $1) }
      return Double(bitPattern: bits)
    }
  }
}
