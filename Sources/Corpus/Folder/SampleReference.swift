import Descriptors

/// One sample of a corpus: where it lies, and what is known of it without opening it.
package struct SampleReference: Sendable {
  /// The shard's path within the corpus folder.
  package let shard: String
  package let dataset: String
  package let series: Int
  package let split: Split
  /// The same for two samples when all their labels are the same.
  package let content: String
  private let names: Names
  private let values: [Double]

  /// The attributes' names, shared by all samples of a corpus.
  final class Names: Sendable {
    let list: [String]
    let columns: [String: Int]

    init(_ list: [String]) {
      self.list = list
      columns = Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    }
  }

  init(
    shard: String, dataset: String, series: Int, split: Split, content: String, names: Names,
    values: [Double]
  ) {
    (self.shard, self.dataset, self.series) = (shard, dataset, series)
    (self.split, self.content) = (split, content)
    (self.names, self.values) = (names, values)
  }

  /// The attribute called `name`: nil where it is 0/0 or not stored, infinite for a tortuosity
  /// factor without a path.
  ///
  /// A name that the corpus does not have means its synonym.
  package subscript(name: String) -> Double? {
    let column =
      names.columns[name]
      ?? Attribute.spelling(of: name, among: names.list).flatMap { names.columns[$0] }
    return column.map { values[$0] }.flatMap { $0.isNaN ? nil : $0 }
  }

  /// All attributes that have a value.
  package var attributes: [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(names.list, values)).filter { !$0.value.isNaN }
  }
}

extension SampleReference: Hashable {
  package static func == (a: Self, b: Self) -> Bool { (a.shard, a.dataset) == (b.shard, b.dataset) }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(shard)
    hasher.combine(dataset)
  }
}
