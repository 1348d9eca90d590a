import Foundation
import Volumes

/// Descriptors that the Python script beside them found by brute force.
struct Golden: Decodable {
  let script: String
  let version: Int
  let seed: Int
  let cases: [Case]

  struct Case: Decodable {
    let shape: [Int]
    let labels: String
    let sides: Sides
    let pixel: Double
    let values: [String: Value]

    var volume: Volume {
      let shape = Shape(nx: shape[0], ny: shape[1], nz: shape[2])
      return Volume(shape: shape, labels: labels.utf8.map { $0 - UInt8(ascii: "0") })
    }
  }

  /// A number, `null` for 0/0, or "inf".
  enum Value: Decodable {
    case number(Double?)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .number(nil)
      } else if let text = try? container.decode(String.self) {
        self = .number(Double(text))
      } else {
        self = .number(try container.decode(Double.self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
  }

  static func load(_ file: String = #filePath) throws -> Golden {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let path = folder.appendingPathComponent("Goldens/descriptors.json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: path))
  }
}
