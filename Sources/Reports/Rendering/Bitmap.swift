import Foundation

/// A picture of red, green and blue bytes, its rows from the bottom up as gnuplot reads them.
package struct Bitmap {
  package let width: Int
  package let height: Int
  package var bytes: [UInt8]

  /// A white picture.
  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    bytes = [UInt8](repeating: 255, count: 3 * width * height)
  }

  var data: Data { Data(bytes) }
}

/// Red, green and blue between 0 and 1.
typealias Colour = SIMD3<Double>

extension SIMD3<Double> {
  /// A colour as "#rrggbb".
  init(hex: String) {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    self.init(
      Double(value >> 16 & 255) / 255, Double(value >> 8 & 255) / 255, Double(value & 255) / 255)
  }
}
