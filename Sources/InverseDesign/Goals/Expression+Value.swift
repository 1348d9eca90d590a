package import Descriptors
import Foundation

extension Expression {
  /// The value on a volume.
  ///
  /// - Returns: Nil where it is undefined: a descriptor is missing or NaN, a divisor is 0, a root or
  ///   a logarithm is of a number that has none, or the result is not finite. An infinite
  ///   tortuosity factor may enter, so that `1 / tau_D` is 0 where no path exists.
  package func value(of measured: [Attribute: Double]) -> Double? {
    root.value(measured).flatMap { $0.isFinite ? $0 : nil }
  }
}

extension Expression.Node {
  fileprivate func value(_ measured: [Attribute: Double]) -> Double? {
    let value: Double? =
      switch self {
      case .number(let number): number
      case .attribute(let attribute): measured[attribute]
      case .negative(let node): node.value(measured).map { -$0 }
      case .operation(let operation, let left, let right):
        operation.value(left.value(measured), right.value(measured))
      case .call(let function, let nodes): function.value(nodes.map { $0.value(measured) })
      }
    return value.flatMap { $0.isNaN ? nil : $0 }
  }
}

extension Expression.Operation {
  fileprivate func value(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return nil }
    switch self {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide: return right == 0 ? nil : left / right
    case .power: return left == 0 && right < 0 ? nil : pow(left, right)
    }
  }
}

extension Expression.Function {
  fileprivate func value(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }
    guard known.count == values.count else { return nil }
    switch self {
    case .min: return known.min()
    case .max: return known.max()
    case .abs: return Swift.abs(known[0])
    case .sqrt: return known[0].squareRoot()
    case .log: return known[0] > 0 ? Foundation.log(known[0]) : nil
    case .log10: return known[0] > 0 ? Foundation.log10(known[0]) : nil
    case .exp: return Foundation.exp(known[0])
    case .tanh: return Foundation.tanh(known[0])
    }
  }
}
