import Ledger

/// The request of a run among the training samples.
struct RealismFigure {
  /// More pairs than this would be too small to read.
  private static let mostAttributes = 4

  private let record: RunRecord
  private let names: [String]

  init(_ record: RunRecord) {
    self.record = record
    let known = Set(record.training.first?.values.keys.map { $0 } ?? [])
    let asked = record.request.map(\.attribute) + record.targets.map(\.attribute)
    var seen: Set<String> = []
    names = Array(
      asked.filter {
        known.contains($0) && record.requested($0) != nil && seen.insert($0).inserted
      }.prefix(Self.mostAttributes))
  }

  var plan: FigurePlan {
    guard names.count > 1 else {
      return .skipped(
        name: "realism", reason: "No training samples of two requested attributes were recorded.")
    }
    return .drawn(
      RealismPicture(
        name: "realism", caption: caption, labels: names.map(record.axis), attributes: names,
        samples: record.training.compactMap { sample in
          let values = names.compactMap { sample.values[$0] }
          return values.count == names.count ? values : nil
        },
        star: names.map { record.requested($0) ?? .nan }, asked: moved
      ).figure)
  }

  private var caption: String {
    let verdict = record.realism.map { " Verdict: \($0.verdict)." } ?? ""
    return "Grey: samples of the model's training set, thinned. Star: the request as it was used; "
      + "open square: as the study asked, where it was moved." + verdict
  }

  /// The study's own values, where the request was moved away from them.
  private var moved: [Double]? {
    guard record.request.contains(where: { $0.origin == .projected && $0.asked != $0.used }) else {
      return nil
    }
    return names.map { name in
      record.request.first { $0.attribute == name }?.asked ?? record.requested(name) ?? .nan
    }
  }
}
