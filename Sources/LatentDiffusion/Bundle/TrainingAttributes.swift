import Tensors

/// The attributes of every volume of the training set, what a realistic request is judged by, or
/// of the volumes held back from it.
///
/// Read without the tensor library, since a check of a request needs no network.
package struct TrainingAttributes: Sendable, Equatable {
  /// The columns.
  package let names: [String]
  /// One row per volume, row after row.
  package let values: [Double]
  package let rows: Int
  /// The simulation series of each row: rows of one series are alike, so a density is judged at a
  /// row by the other series only.
  package let series: [Int]

  static let fileName = "distribution.safetensors"

  /// The tensors of one table: the attributes and the series of its rows.
  struct Tensors {
    let attributes: String
    let series: String

    static let training = Tensors(attributes: "attributes", series: "series")
    static let heldOut = Tensors(attributes: "held_out", series: "held_out_series")
  }

  /// The rows of the training set of the bundle in `folder`.
  package static func load(
    _ folder: String, card: ModelCard
  ) throws(LatentDiffusionError) -> TrainingAttributes {
    let path = folder + "/" + fileName
    try card.verify(fileName, in: folder)
    guard let rows = try read(.training, in: WeightFile(path), path: path, card: card),
      rows.rows > 0
    else {
      throw .tensorMissing(
        path: path, tensor: Tensors.training.attributes, expected: [-1, card.attributes.count])
    }
    return rows
  }

  /// The rows of the volumes that training never saw; nil where the bundle in `folder` has none.
  package static func heldOut(
    _ folder: String, card: ModelCard
  ) throws(LatentDiffusionError) -> TrainingAttributes? {
    let path = folder + "/" + fileName
    try card.verify(fileName, in: folder)
    return try read(.heldOut, in: WeightFile(path), path: path, card: card)
  }

  private static func read(
    _ names: Tensors, in file: WeightFile, path: String, card: ModelCard
  ) throws(LatentDiffusionError) -> TrainingAttributes? {
    guard let stored = file.values(names.attributes) else { return nil }
    guard stored.shape.count == 2, stored.shape[1] == card.attributes.count else {
      throw .tensorShape(
        path: path, tensor: names.attributes, expected: [-1, card.attributes.count],
        found: stored.shape)
    }
    guard conditionsAreFinite(stored.values, card) else {
      throw .tensorNotFinite(path: path, tensor: names.attributes)
    }
    return TrainingAttributes(
      names: card.attributes, values: stored.values, rows: stored.shape[0],
      series: try series(names.series, in: file, path: path, rows: stored.shape[0]))
  }

  /// Other attributes than conditions may be undefined on a film.
  private static func conditionsAreFinite(_ values: [Double], _ card: ModelCard) -> Bool {
    let width = card.attributes.count
    let columns = card.attributes.indices.filter { card.conditions.contains(card.attributes[$0]) }
    return stride(from: 0, to: values.count, by: width).allSatisfy { row in
      columns.allSatisfy { values[row + $0].isFinite }
    }
  }

  private static func series(
    _ name: String, in file: WeightFile, path: String, rows: Int
  ) throws(LatentDiffusionError) -> [Int] {
    guard let stored = file.values(name) else {
      throw .tensorMissing(path: path, tensor: name, expected: [rows])
    }
    guard stored.shape == [rows] else {
      throw .tensorShape(path: path, tensor: name, expected: [rows], found: stored.shape)
    }
    guard let numbers = stored.values.map({ Int(exactly: $0) }) as? [Int] else {
      throw .tensorNotFinite(path: path, tensor: name)
    }
    return numbers
  }

  /// The columns called `wanted`, in that order, row after row.
  package func columns(_ wanted: [String]) throws(LatentDiffusionError) -> [Double] {
    var columns: [Int] = []
    for name in wanted {
      guard let column = names.firstIndex(of: name) else {
        throw .attribute(name: name, known: names)
      }
      columns.append(column)
    }
    return (0..<rows).flatMap { row in columns.map { values[row * names.count + $0] } }
  }
}
