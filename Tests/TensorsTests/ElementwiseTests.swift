import Foundation
import Tensors
import Testing

struct ElementwiseTests {
  /// Round-off of one function in double precision.
  let roundOff = 4e-15

  typealias Function = (
    name: String, of: @Sendable (Tensor) throws -> Tensor, is: @Sendable (Double) -> Double
  )

  static let functions: [Function] = [
    ("−", { try -$0 }, { -$0 }),
    ("exp", { try $0.exp() }, { exp($0) }),
    ("log", { try $0.log() }, { log($0) }),
    ("sqrt", { try $0.sqrt() }, { sqrt($0) }),
    ("rsqrt", { try $0.rsqrt() }, { 1 / sqrt($0) }),
    ("square", { try $0.square() }, { $0 * $0 }),
    ("abs", { try $0.abs() }, { abs($0) }),
    ("sin", { try $0.sin() }, { sin($0) }),
    ("cos", { try $0.cos() }, { cos($0) }),
    ("sigmoid", { try $0.sigmoid() }, { 1 / (1 + exp(-$0)) }),
    ("tanh", { try $0.tanh() }, { tanh($0) }),
    ("relu", { try $0.relu() }, { max($0, 0) }),
    ("leakyReLU", { try $0.leakyReLU(slope: 0.2) }, { $0 > 0 ? $0 : 0.2 * $0 }),
    ("silu", { try $0.silu() }, { $0 / (1 + exp(-$0)) }),
    ("softplus", { try $0.softplus() }, { log(1 + exp($0)) }),
    ("gelu", { try $0.gelu() }, { $0 * (1 + erf($0 / 2.0.squareRoot())) / 2 }),
    ("reciprocal", { try $0.reciprocal() }, { 1 / $0 }),
    ("floor", { try $0.floor() }, { $0.rounded(.down) }),
    ("round", { try $0.round() }, { $0.rounded(.toNearestOrEven) }),
    ("sign", { try $0.sign() }, { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }),
    ("pow", { try $0.pow(3) }, { $0 * $0 * $0 }),
    ("clamp", { try $0.clamp(min: 0.5, max: 1) }, { min(max($0, 0.5), 1) }),
    ("clamp below", { try $0.clamp(min: 0.5) }, { max($0, 0.5) }),
    ("clamp above", { try $0.clamp(max: 0.5) }, { min($0, 0.5) }),
    ("2 − x", { try 2 - $0 }, { 2 - $0 }),
    ("2 / x", { try 2 / $0 }, { 2 / $0 }),
    ("x − 2", { try $0 - 2 }, { $0 - 2 }),
    ("x / 2", { try $0 / 2 }, { $0 / 2 }),
    ("2x + 1", { try 2 * $0 + 1 }, { 2 * $0 + 1 }),
  ]

  @Test(arguments: functions.indices)
  func `a function of each element is that of plain Swift`(_ index: Int) throws {
    let (name, function, expected) = Self.functions[index]
    let onlyPositive = ["log", "sqrt", "rsqrt"].contains(name)
    let x = [-2.3, -1.1, -0.4, 0.3, 0.8, 1.7, 5.2].map { onlyPositive ? abs($0) : $0 }
    let y = try function(Tensor(x, shape: [7]))
    #expect(try distance(y, x.map(expected)) < roundOff, "\(name)")
  }

  @Test(arguments: functions.indices)
  func `its gradient is that of central differences`(_ index: Int) throws {
    let (name, function, _) = Self.functions[index]
    let x = try Tensor([0.3, 0.8, 1.7, 2.6], shape: [4])
    // Differences with a step of 1e-5 are good to its square times the third derivative.
    #expect(try gradientError(at: x, function) < 1e-8, "\(name)")
  }

  @Test func `two tensors combine element by element, stretching sizes of one`() throws {
    let a = try Tensor([1, 2, 3, 4, 5, 6] as [Double], shape: [2, 3])
    let row = try Tensor([10, 20, 40] as [Double], shape: [3])
    let column = try Tensor([2, 4] as [Double], shape: [2, 1])
    #expect(try (a + row).doubles() == [11, 22, 43, 14, 25, 46])
    #expect(try (a - row).doubles() == [-9, -18, -37, -6, -15, -34])
    #expect(try (a * column).doubles() == [2, 4, 6, 16, 20, 24])
    #expect(try (a / column).doubles() == [0.5, 1, 1.5, 1, 1.25, 1.5])
    #expect(try a.minimum(column).doubles() == [1, 2, 2, 4, 4, 4])
    #expect(try a.maximum(column).doubles() == [2, 2, 3, 4, 5, 6])
    #expect(try Tensor.lerp(a, a * 3, weight: 0.25).doubles() == [1.5, 3, 4.5, 6, 7.5, 9])
  }

  @Test func `comparisons pick between two tensors`() throws {
    let a = try Tensor([1, 2, 3] as [Double], shape: [3])
    let b = try Tensor([3, 2, 1] as [Double], shape: [3])
    #expect(try a.less(b).ints() == [1, 0, 0])
    #expect(try a.lessEqual(b).ints() == [1, 1, 0])
    #expect(try a.greater(2).ints() == [0, 0, 1])
    #expect(try a.greaterEqual(2).ints() == [0, 1, 1])
    #expect(try a.equal(b).ints() == [0, 1, 0])
    #expect(try a.notEqual(2).ints() == [1, 0, 1])
    #expect(try a.less(b).logicalNot().ints() == [0, 1, 1])
    #expect(try Tensor.where(a.less(b), a, b * 10).doubles() == [1, 20, 10])
  }

  @Test func `a whole number keeps a tensor of whole numbers whole`() throws {
    let a = try Tensor([1, 2, 3] as [Int64], shape: [3])
    #expect(try (a * 2 + 1).dtype == .int64)
    #expect(try (a * 2 + 1).ints() == [3, 5, 7])
    #expect(try (a * 0.5).dtype == .float32)
  }

  @Test func `in-place operations change their tensor`() throws {
    let a = try Tensor([1, 2, 3] as [Double], shape: [3])
    try a.add_(Tensor([1, 1, 1] as [Double], shape: [3]), scale: 2).mul_(2).add_(1)
    #expect(try a.doubles() == [7, 9, 11])
    try a.mul_(a).clamp_(max: 100)
    #expect(try a.doubles() == [49, 81, 100])
    try a.lerp_(Tensor.zeros(like: a), weight: 0.5)
    #expect(try a.doubles() == [24.5, 40.5, 50])
    try a.copy_(Tensor([1, 2, 3] as [Float], shape: [3]))
    #expect(try a.doubles() == [1, 2, 3])
    #expect(try a.fill_(4).doubles() == [4, 4, 4])
    #expect(try a.zero_().doubles() == [0, 0, 0])
  }
}
