import Descriptors
import InverseDesign
import Volumes

/// A stand-in for films: a volume whose voxels spell numbers in base three.
///
/// Lets tests decide what is measured on a volume, to 3⁻²⁰ of the unit interval.
enum SpelledFilm {
  static let digits = 20
  private static let codes: [UInt8] = [0, 1, 3]

  /// A volume that spells numbers of [0, 1].
  static func volume(_ numbers: [Double]) -> Volume {
    let labels = numbers.flatMap { number -> [UInt8] in
      var rest = min(max(number, 0), 1)
      return (0..<digits).map { _ in
        let digit = min(Int(rest * 3), 2)
        rest = rest * 3 - Double(digit)
        return codes[digit]
      }
    }
    return Volume(shape: Shape(nx: digits, ny: numbers.count, nz: 1), labels: labels)
  }

  static func numbers(_ volume: Volume) -> [Double] {
    (0..<volume.shape.ny).map { row in
      (0..<digits).reversed().reduce(0.0) { sum, digit in
        (sum + Double(codes.firstIndex(of: volume.labels[row * digits + digit])!)) / 3
      }
    }
  }

  /// What half the last digit is worth.
  static let precision = 3e-10

  static func measure(_ attributes: [Attribute]) -> Measure {
    { volumes in
      volumes.map { Dictionary(uniqueKeysWithValues: zip(attributes, numbers($0))) }
    }
  }
}
