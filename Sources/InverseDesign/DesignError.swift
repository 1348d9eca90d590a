package import Descriptors

/// What is wrong with a goal, with settings, or with what a model or a simulator gave back.
package enum DesignError: Error, Equatable {
  case noGoal
  case unknownAttribute(Attribute, nearest: Attribute?)
  case repeatedAttribute(Attribute)
  /// Two names of one quantity, where each quantity may stand once.
  case sameQuantity(Attribute, Attribute)
  /// A number of the process cannot be measured on voxels.
  case notMeasurable(Attribute)
  case outsideRange(Attribute, value: Double, range: ClosedRange<Double>)
  case bandReversed(Attribute, from: Double, to: Double)
  case fractionsExceedOne(sum: Double)
  /// `field` of `subject` must be finite and positive (or one of what `allowed` says).
  case badNumber(subject: String, field: String, value: Double, allowed: String)

  /// The model's conditions and the training distribution's names differ.
  case conditionsDiffer(model: [String], distribution: [String])
  case wrongLength(what: String, expected: Int, found: Int)
  /// The journal's evaluation `number` is not at the point that the search asks for next, so it is
  /// another search's journal.
  case journalDiverges(number: Int, asked: [Double], found: [Double])
  /// An evaluation failed and the settings say to stop.
  case evaluationFailed(number: Int, condition: [Double], reason: String)
  /// A measurement lacks a number that the goal needs; nil where it is undefined.
  case unmeasured(Attribute)
  /// The search was to follow predictions, and the model predicts none of these.
  case notPredictable([Attribute], algorithm: String)
  /// An expression is undefined for want of these descriptors.
  case undefined(Attribute, missing: [Attribute])
  case noPredictions
  case predictionNotFinite(axis: String, index: Int)
}

extension DesignError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noGoal: "the goal has neither a target nor an objective"
    case .unknownAttribute(let attribute, let nearest):
      "no attribute is named \(attribute)"
        + (nearest.map { "; the nearest is \($0)" } ?? "")
    case .repeatedAttribute(let attribute): "\(attribute) has two targets"
    case .sameQuantity(let first, let second): Descriptors.sameQuantity(first, second)
    case .notMeasurable(let attribute):
      "\(attribute) is a number of the process, not measured on a volume; limit it by the process "
        + "window"
    case .outsideRange(let attribute, let value, let range):
      "\(attribute) = \(value) lies outside \(range.lowerBound) to \(range.upperBound)"
    case .bandReversed(let attribute, let from, let to):
      "the band of \(attribute) runs from \(from) down to \(to)"
    case .fractionsExceedOne(let sum):
      "vol_frac_D and vol_frac_M sum to \((sum * 1e6).rounded() / 1e6); volume fractions sum to at most 1"
    case .badNumber(let subject, let field, let value, let allowed):
      "\(subject) has \(field) = \(value); allowed is \(allowed)"
    case .conditionsDiffer(let model, let distribution):
      "the model takes \(model.joined(separator: ", ")) and its training distribution has "
        + distribution.joined(separator: ", ")
    case .wrongLength(let what, let expected, let found):
      "expected \(expected) \(what), found \(found)"
    case .journalDiverges(let number, let asked, let found):
      "evaluation \(number) of the journal is at \(found), the search asks for \(asked): "
        + "the journal belongs to another study, model or version"
    case .evaluationFailed(let number, let condition, let reason):
      "evaluation \(number) at \(condition) failed: \(reason)"
    case .unmeasured(let attribute): "\(attribute) is undefined in the measured volume"
    case .notPredictable(let missing, let algorithm):
      "the search by \(algorithm) follows the model's predictions, and the model predicts none of "
        + "\(missing.map(\.rawValue).joined(separator: ", ")); take a gradient-free algorithm such as "
        + "BOBYQA, without surrogate"
    case .undefined(let attribute, let missing):
      "\(attribute) is undefined: the measured volume has no "
        + missing.map(\.rawValue).joined(separator: ", no ")
    case .noPredictions: "there is no prediction to find pathways in"
    case .predictionNotFinite(let axis, let index):
      "prediction \(index) has \(axis) that is not a finite number, or no deviation ≥ 0"
    }
  }
}
