import Corpus
import LatentDiffusion

/// The conditions that a model is asked for.
struct EvaluationQuestion {
  /// Where they come from, in words.
  let source: String
  /// In the order in which requests take them, by seed; more requests go round again.
  let rows: [[Double]]
  /// The volume behind each row, where a corpus is at hand.
  let references: [SampleReference]
  /// The fixed request, in the order of the card's conditions.
  let fixed: [Double]
  /// What a reader must know of the choice.
  let remarks: [String]

  init(
    card: ModelCard, bundle: String, corpus: EvaluationCorpus?, options: EvaluateOptions
  ) throws {
    if let corpus {
      let shuffled = Self.shuffled(corpus.heldOut, seed: options.seed)
      references = shuffled
      rows = shuffled.map { sample in card.conditions.map { sample[$0]! } }
      (source, remarks) = (corpus.heldOutWords, corpus.remarks)
    } else {
      let (attributes, words, remark) = try Self.stored(card: card, bundle: bundle)
      let columns = try attributes.columns(card.conditions)
      let width = card.conditions.count
      rows = Self.shuffled(
        (0..<attributes.rows).map { Array(columns[($0 * width)..<(($0 + 1) * width)]) },
        seed: options.seed)
      (source, remarks, references) = (words, remark.map { [$0] } ?? [], [])
    }
    fixed = try Self.fixedRequest(card: card, rows: rows, texts: options.fixed)
  }

  /// The condition of a sample.
  func condition(_ kind: SampleKind, _ number: Int) -> [Double] {
    kind == .fixed ? fixed : rows[number % rows.count]
  }

  /// The held-out rows of the bundle, or its training rows where it has none.
  private static func stored(
    card: ModelCard, bundle: String
  ) throws -> (TrainingAttributes, source: String, remark: String?) {
    if let rows = try TrainingAttributes.heldOut(bundle, card: card), rows.rows > 0 {
      let series = Set(rows.series).count
      return (rows, "\(rows.rows) held-out conditions of \(series) series in the bundle", nil)
    }
    let rows = try TrainingAttributes.load(bundle, card: card)
    return (
      rows, "\(rows.rows) training conditions in the bundle",
      "The bundle holds no held-out conditions and no corpus was given: the requests are "
        + "conditions that the model was trained on."
    )
  }

  /// The paper's fixed condition; the median of the rows for a condition that it does not have.
  static let paperRequest = [
    "vol_frac_D": 0.3, "vol_frac_M": 0.2, "tortuosity_A": 0.3, "tortuosity_D": 0.3,
  ]

  private static func fixedRequest(
    card: ModelCard, rows: [[Double]], texts: [String]
  ) throws(StudyError) -> [Double] {
    let given = try TargetList(
      texts, allowed: card.conditions, of: "a condition of \(card.name)")
    let isPapers = Set(card.conditions) == Set(paperRequest.keys)
    return card.conditions.enumerated().map { column, name in
      let values = rows.map { $0[column] }.sorted()
      return given.values[name] ?? (isPapers ? paperRequest[name]! : values[values.count / 2])
    }
  }

  /// Fisher and Yates' shuffle: the same order for the same seed.
  private static func shuffled<Element>(_ elements: [Element], seed: UInt64) -> [Element] {
    var (elements, draws) = (elements, Draws(key: seed, index: 0, stream: 0xE7A1))
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, draws.integer(below: last + 1))
    }
    return elements
  }
}
