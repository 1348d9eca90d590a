package import Descriptors
import InverseDesign
import LatentDiffusion
import Volumes

/// Volume fractions by name that candidates have to a voxel.
package struct ExactFractions: Equatable, Sendable {
  /// The fractions that can be had exactly, and the phases that they are of.
  static let phases: [Attribute: Phase] = [
    .donorFraction: .donor, .donorVoxelFraction: .donor,
    .mixedFraction: .mixed, .mixedVoxelFraction: .mixed,
  ]

  package let values: [Attribute: Double]

  /// - Throws: ``StudyError`` where a name is no volume fraction, where two names are of one phase, or
  ///   where they sum to more than 1.
  init(_ values: [Attribute: Double]) throws(StudyError) {
    let known = Self.phases.keys.map(\.rawValue).sorted()
    for name in values.keys.map(\.rawValue).sorted() where !known.contains(name) {
      throw .unknownAttribute(name: name, known: known, of: "a volume fraction")
    }
    let names = values.keys.sorted { $0.rawValue < $1.rawValue }
    if let (first, second) = Attribute.repeated(in: names) {
      throw .sameQuantity(first: first.rawValue, second: second.rawValue)
    }
    let sum = values.values.reduce(0, +)
    guard sum <= 1 else {
      throw .malformedTarget(
        text: "exact fractions", problem: "they sum to \(sum), more than 1")
    }
    self.values = values
  }

  var shares: ExactShares? {
    if values.isEmpty { return nil }
    return ExactShares(
      Dictionary(uniqueKeysWithValues: values.map { (Self.phases[$0.key]!, $0.value) }))
  }

  var named: [String: Double] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }
}

extension Study {
  /// The fractions that the candidates get exactly: targets of one value, where the study asks.
  ///
  /// - Throws: ``StudyError`` where it asks and no target is such a fraction.
  package func exactFractions() throws(StudyError) -> ExactFractions? {
    guard candidates.exactFractions else { return nil }
    var values: [Attribute: Double] = [:]
    for target in targets where ExactFractions.phases[target.attribute] != nil {
      if case .value(let value) = target.wanted { values[target.attribute] = value }
    }
    guard !values.isEmpty else {
      let names = ExactFractions.phases.keys.map(\.rawValue).sorted().joined(separator: ", ")
      throw .badInput(
        path: "the study \(name)",
        reason: "exact_fractions needs a target of one value for one of \(names)")
    }
    return try ExactFractions(values)
  }
}

extension NetworkModel {
  /// The same model with the volume fractions of `condition` given to a voxel.
  package func exactly(_ condition: [Double]) throws -> NetworkModel {
    let fractions = zip(conditions, condition).filter { ExactFractions.phases[$0.0] != nil }
    var model = self
    model.exact = try ExactFractions(Dictionary(uniqueKeysWithValues: fractions))
    return model
  }
}
