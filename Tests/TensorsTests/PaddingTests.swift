import Tensors
import Testing

struct PaddingTests {
  @Test func `each mode continues a row in its own way`() throws {
    let row = try Tensor([1, 2, 3] as [Double], shape: [1, 1, 3])
    #expect(try row.pad([1, 2]).doubles() == [0, 1, 2, 3, 0, 0])
    #expect(try row.pad([1, 0], mode: .constant(7)).doubles() == [7, 1, 2, 3])
    #expect(try row.pad([2, 1], mode: .replicate).doubles() == [1, 1, 1, 2, 3, 3])
    #expect(try row.pad([2, 1], mode: .circular).doubles() == [2, 3, 1, 2, 3, 1])
  }

  /// The value `i − margin` steps along an axis, periodic or held at the edge.
  func source(_ i: Int, _ margin: Int, _ size: Int, periodic: Bool) -> Int {
    let j = i - margin
    return periodic ? (j + size) % size : min(max(j, 0), size - 1)
  }

  @Test(arguments: [[0, 1, 1], [1, 1, 1], [1, 2, 3], [2, 0, 1], [0, 0, 0]], [true, false])
  func `a widened volume repeats what its axes say`(margins: [Int], periodicZ: Bool) throws {
    let x = try ripple([2, 3, 2, 4, 5])
    let wide = try x.widen(margins, periodicZ: periodicZ)
    let size = zip(x.shape[2...], margins).map { $0 + 2 * $1 }
    #expect(wide.shape == [2, 3] + size)
    let values = try x.doubles()
    var expected: [Double] = []
    for channel in 0..<6 {
      for z in 0..<size[0] {
        for y in 0..<size[1] {
          for x in 0..<size[2] {
            let from = source(z, margins[0], 2, periodic: periodicZ)
            let row = (channel * 2 + from) * 4 + source(y, margins[1], 4, periodic: true)
            expected.append(values[row * 5 + source(x, margins[2], 5, periodic: true)])
          }
        }
      }
    }
    #expect(try wide.doubles() == expected)
    #expect(
      try x.to(.float32).widen(margins, periodicZ: periodicZ).floats()
        == expected.map { Float($0) })
  }

  @Test func `gradients of padding and widening are those of central differences`() throws {
    let x = try ripple([1, 2, 2, 3, 3])
    #expect(try gradientError(at: x) { try $0.widen([1, 2, 1], periodicZ: true) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.widen([2, 1, 1], periodicZ: false) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.pad([1, 1, 1, 1], mode: .circular) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.pad([1, 0, 1, 2], mode: .circular) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.pad([1, 1], mode: .replicate) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.pad([1, 0, 2, 1]) } < 1e-8)
  }

  @Test func `half precision widens like single`() throws {
    let x = try ripple([1, 2, 2, 3, 3]).to(.float16)
    let half = try x.widen([1, 1, 1], periodicZ: false)
    #expect(half.dtype == .float16)
    #expect(try half.floats() == x.to(.float32).widen([1, 1, 1], periodicZ: false).floats())
  }
}
