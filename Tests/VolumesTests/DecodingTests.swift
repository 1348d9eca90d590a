import Foundation
import Testing
import Volumes

/// What a card or a corpus says of its volumes comes from outside.
struct DecodingTests {
  private func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  @Test func `a shape, a spacing and cuts are read as they were written`() throws {
    let shape = Shape(nx: 7, ny: 5, nz: 4)
    let spacing = Spacing(x: 1, y: 2, z: 0.5)
    let cuts = PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65)
    let encoder = JSONEncoder()
    #expect(try JSONDecoder().decode(Shape.self, from: encoder.encode(shape)) == shape)
    #expect(try JSONDecoder().decode(Spacing.self, from: encoder.encode(spacing)) == spacing)
    #expect(try JSONDecoder().decode(PhaseCuts.self, from: encoder.encode(cuts)) == cuts)
  }

  @Test(arguments: [(0, 1, 1), (-1, 2, 2), (4_000_000_000, 4_000_000_000, 4_000_000_000)])
  func `a shape that no volume has is an error`(nx: Int, ny: Int, nz: Int) {
    #expect(throws: DecodingError.self) {
      try decoded(Shape.self, #"{"nx": \#(nx), "ny": \#(ny), "nz": \#(nz)}"#)
    }
  }

  @Test(arguments: ["0", "-1", "1e400"])
  func `a length that no voxel has is an error`(length: String) {
    #expect(throws: (any Error).self) {
      try decoded(Spacing.self, #"{"x": \#(length), "y": 1, "z": 1}"#)
    }
  }

  @Test(arguments: [(0.0, 0.5), (0.6, 0.4), (0.5, 1.0)])
  func `cuts that divide no field are an error`(low: Double, high: Double) {
    #expect(throws: DecodingError.self) {
      try decoded(PhaseCuts.self, #"{"acceptorBelow": \#(low), "donorAbove": \#(high)}"#)
    }
  }
}
