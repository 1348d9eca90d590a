/// The part of a run that asked for an evaluation.
package enum EvaluationStage: Hashable, Sendable {
  /// The search for one condition.
  case search
  /// The look around before the searches for a front.
  case scout
  /// A search for a front, counted from 1.
  case front(Int)
  /// The correction of each noise towards the targets.
  case aiming

  /// Whether it belongs to the searches for a front.
  package var isOfFront: Bool {
    switch self {
    case .scout, .front: true
    case .search, .aiming: false
    }
  }
}

extension EvaluationStage: RawRepresentable {
  private static let front = "front: "

  /// The stage of this name in the ledger; nil for another name.
  package init?(rawValue name: String) {
    switch name {
    case "search": self = .search
    case "aiming": self = .aiming
    case Self.front + "scout": self = .scout
    default:
      guard name.hasPrefix(Self.front), let number = Int(name.dropFirst(Self.front.count)) else {
        return nil
      }
      self = .front(number)
    }
  }

  package var rawValue: String {
    switch self {
    case .search: "search"
    case .scout: Self.front + "scout"
    case .front(let number): Self.front + "\(number)"
    case .aiming: "aiming"
    }
  }
}

extension EvaluationStage {
  private static let surrogate = "surrogate"

  /// The name in the ledger of the conditions that a surrogate proposed at this stage.
  package var surrogateName: String {
    self == .search ? Self.surrogate : "\(rawValue) \(Self.surrogate)"
  }

  /// The stage whose ``surrogateName`` this is; nil for another name.
  init?(surrogateName name: String) {
    if name == Self.surrogate {
      self = .search
    } else {
      guard name.hasSuffix(" " + Self.surrogate) else { return nil }
      self.init(rawValue: String(name.dropLast(Self.surrogate.count + 1)))
    }
  }
}

extension EvaluationRecord {
  /// Who asked for it, and whether it is a surrogate's prediction and no measurement; nil for a
  /// stage that this version does not know.
  package var origin: (stage: EvaluationStage, isPrediction: Bool)? {
    EvaluationStage(rawValue: stage).map { ($0, false) }
      ?? EvaluationStage(surrogateName: stage).map { ($0, true) }
  }

  /// Whether it is a surrogate's prediction and no measurement.
  package var isPrediction: Bool { origin?.isPrediction ?? false }
}
