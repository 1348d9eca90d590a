import Spelling

/// A method, with the local method that it runs where it needs one.
///
/// Its name is NLopt's, a local method added after a plus sign: `LN_BOBYQA`,
/// `G_MLSL_LDS+LN_BOBYQA`.
package struct Algorithm: Hashable, Sendable {
  package let method: Method
  package let local: Method?

  /// - Throws: ``OptimizeError/localMethodMissing(algorithm:)`` or
  ///   ``OptimizeError/localMethodUnfit(algorithm:local:)``.
  package init(_ method: Method, local: Method? = nil) throws(OptimizeError) {
    if let local, !method.needsLocalMethod || local.isGlobal {
      throw .localMethodUnfit(algorithm: method.rawValue, local: local.rawValue)
    }
    if method.needsLocalMethod && local == nil {
      throw .localMethodMissing(algorithm: method.rawValue)
    }
    self.method = method
    self.local = local
  }

  /// The algorithm that bears `name`.
  ///
  /// Case does not matter, NLopt's constants are names too, and the prefix may be left out where the
  /// rest is unique: `bobyqa`, `NLOPT_GN_DIRECT_L`, `MLSL_LDS+SBPLX`.
  package init(named name: String) throws(OptimizeError) {
    let parts = name.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, parts.count <= 2 else {
      throw .unknownAlgorithm(name: name, nearest: Method.nearest(to: name).rawValue)
    }
    let local = parts.count == 2 ? try Method.named(parts[1]) : nil
    try self.init(try Method.named(first), local: local)
  }

  /// NLopt's name, and the local method's after a plus sign.
  package var name: String {
    local.map { "\(method.rawValue)+\($0.rawValue)" } ?? method.rawValue
  }

  package var isGlobal: Bool { method.isGlobal }
  package var isStochastic: Bool { method.isStochastic || local?.isStochastic == true }
  package var followsGradients: Bool {
    method.followsGradients || local?.followsGradients == true
  }

  /// Every algorithm, methods that run a local one with `local`.
  package static func all(local: Method = .bobyqa) -> [Algorithm] {
    Method.allCases.compactMap { try? Algorithm($0, local: $0.needsLocalMethod ? local : nil) }
  }
}

extension Algorithm: CustomStringConvertible {
  package var description: String { name }
}

extension Method {
  /// The method whose NLopt name is `name`, with or without its prefix, in any case.
  static func named(_ name: String) throws(OptimizeError) -> Method {
    var upper = name.uppercased()
    if upper.hasPrefix("NLOPT_") { upper = String(upper.dropFirst("NLOPT_".count)) }
    if let method = Method(rawValue: upper) ?? multiLevel[upper] { return method }
    let matches = allCases.filter { $0.shortName == upper }
    guard matches.count == 1 else {
      throw .unknownAlgorithm(name: name, nearest: nearest(to: name).rawValue)
    }
    return matches[0]
  }

  /// NLopt's other names of the multi-level methods, which say what the local one is to follow.
  private static let multiLevel: [String: Method] = [
    "GN_MLSL": .mlsl, "GD_MLSL": .mlsl,
    "GN_MLSL_LDS": .mlslLowDiscrepancy, "GD_MLSL_LDS": .mlslLowDiscrepancy,
  ]

  /// The name without `LN_`, `GD_` and so on.
  private var shortName: String {
    String(rawValue.drop { $0 != "_" }.dropFirst())
  }

  /// The method whose name, or short name, takes the fewest edits to reach from `name`.
  static func nearest(to name: String) -> Method {
    let upper = name.uppercased()
    let distance = { (method: Method) in
      min(editDistance(upper, method.rawValue), editDistance(upper, method.shortName))
    }
    return allCases.min { distance($0) < distance($1) }!
  }
}
