import Foundation
import Tensors
import Testing

struct LossTests {
  @Test func `cross-entropy is the mean of −log softmax at the class`() throws {
    let logits = try ripple([2, 3, 4]) * 3
    let classes = (0..<8).map { Int64($0 * $0 % 3) }
    let target = try Tensor(classes, shape: [2, 4])
    let x = try logits.doubles()
    let losses = (0..<8).map { index in
      let (n, i) = (index / 4, index % 4)
      let column = (0..<3).map { x[(n * 3 + $0) * 4 + i] }
      return log(column.map { exp($0) }.reduce(0, +)) - column[Int(classes[index])]
    }
    let expected = losses.reduce(0, +) / 8
    #expect(try distance(logits.crossEntropy(target), [expected]) < 1e-14)
    #expect(try distance(logits.logSoftmax(1).nllLoss(target), [expected]) < 1e-14)
    let weights = [1.0, 2, 5]
    let total = zip(losses, classes).reduce(0) { $0 + $1.0 * weights[Int($1.1)] }
    let weighted = total / classes.reduce(0) { $0 + weights[Int($1)] }
    let found = try logits.crossEntropy(target, weight: Tensor(weights, shape: [3]))
    #expect(try distance(found, [weighted]) < 1e-14)
  }

  @Test func `squares, Huber's loss and binary cross-entropy are means over elements`() throws {
    let x = try Tensor([0.5, -2, 3], shape: [3])
    let t = try Tensor([0, 0, 1.0], shape: [3])
    #expect(try distance(x.mseLoss(t), [(0.25 + 4 + 4) / 3]) < 1e-15)
    #expect(try distance(x.huberLoss(t), [(0.125 + 1.5 + 1.5) / 3]) < 1e-15)
    let expected = (log(1 + exp(0.5)) + log(1 + exp(-2)) + log(1 + exp(-3))) / 3
    #expect(try distance(x.binaryCrossEntropyWithLogits(t), [expected]) < 1e-15)
  }

  @Test func `gradients are those of central differences`() throws {
    let (x, t) = (try ripple([4, 3]), try ripple([4, 3], 0.3))
    let classes = try Tensor([0, 2, 1, 1] as [Int64], shape: [4])
    #expect(try gradientError(at: x) { try $0.crossEntropy(classes) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.mseLoss(t) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.huberLoss(t, delta: 0.5) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.binaryCrossEntropyWithLogits(t.sigmoid()) } < 1e-8)
  }
}
