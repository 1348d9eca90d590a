/// What each label of a file means.
///
/// Two labels may mean the same phase. A file whose labels are GraSPI's codes 0, 1 and 3 needs no
/// map; for any other the meaning is stated, never guessed.
public struct LabelMap: Hashable, Sendable {
  /// The phase of each label.
  public let phases: [Double: Phase]

  /// A map of these labels.
  public init(_ phases: [Double: Phase]) { self.phases = phases }

  /// GraSPI's own codes: 0 donor, 1 acceptor, 3 mixed.
  public static let graspi = LabelMap([0: .donor, 1: .acceptor, 3: .mixed])

  /// The phase of `label`; nil where the map has none.
  public subscript(label: Double) -> Phase? { phases[label] }
}

extension LabelMap: CustomStringConvertible {
  /// The map as text, by label: `0=donor,255=acceptor`.
  public var description: String {
    phases.sorted { $0.key < $1.key }
      .map { "\(Self.text(of: $0.key))=\($0.value)" }
      .joined(separator: ",")
  }

  /// `label` without a trailing `.0`.
  static func text(of label: Double) -> String {
    Int(exactly: label).map(String.init) ?? "\(label)"
  }

  /// A mapping that a reader could type for `labels`, as a pattern to follow.
  static func example(for labels: [Double]) -> String {
    let order: [Phase] = [.donor, .acceptor, .mixed]
    return zip(labels, order).map { "\(text(of: $0))=\($1)" }.joined(separator: ",")
  }
}

extension LabelMap {
  /// Reads `label=phase` pairs with commas between them, such as `0=donor,255=acceptor`.
  ///
  /// - Throws: ``LabelMapError`` for a piece that is no pair, a label that is no finite number, an
  ///   unknown phase, and a label that occurs twice.
  public init(parsing text: String) throws(LabelMapError) {
    var phases: [Double: Phase] = [:]
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let (label, phase) = try Self.pair(piece)
      guard phases.updateValue(phase, forKey: label) == nil else {
        throw .repeated(label: Self.text(of: label))
      }
    }
    self.init(phases)
  }

  private static func pair(_ piece: Substring) throws(LabelMapError) -> (Double, Phase) {
    let sides = piece.split(separator: "=", omittingEmptySubsequences: false).map(trimmed)
    guard sides.count == 2 else { throw .notAPair(String(piece)) }
    guard let label = Double(sides[0]), label.isFinite else { throw .notALabel(sides[0]) }
    guard let phase = Phase.allCases.first(where: { "\($0)" == sides[1] }) else {
      throw .notAPhase(sides[1])
    }
    return (label, phase)
  }

  private static func trimmed(_ text: Substring) -> String {
    let blank: (Character) -> Bool = { $0 == " " }
    return String(String(text.drop(while: blank).reversed().drop(while: blank)).reversed())
  }
}

/// Why a text is not a label map.
public enum LabelMapError: Error, Equatable {
  /// A piece between commas is not `label=phase`.
  case notAPair(String)
  /// What stands before `=` is not a finite number.
  case notALabel(String)
  /// What stands behind `=` is not donor, acceptor or mixed.
  case notAPhase(String)
  /// A label has two meanings.
  case repeated(label: String)
}

extension LabelMapError: CustomStringConvertible {
  /// One sentence: what was found, what is allowed.
  public var description: String {
    switch self {
    case .notAPair(let piece):
      "The label map has \(quoted(piece)) where LABEL=PHASE is allowed, such as 255=acceptor."
    case .notALabel(let text): "The label \(quoted(text)) of the label map is not a number."
    case .notAPhase(let text):
      "The label map names the phase \(quoted(text)); allowed: donor, acceptor, mixed."
    case .repeated(let label): "The label map gives the label \(label) two meanings."
    }
  }
}
