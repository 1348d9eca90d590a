import Tensors

/// The attributes of every volume of the training set: what a realistic request is judged by.
///
/// Read without the tensor library, since a check of a request needs no network.
public struct TrainingAttributes: Sendable, Equatable {
  /// The columns.
  public let names: [String]
  /// One row per volume, row after row.
  public let values: [Double]
  public let rows: Int
  /// The simulation series of each row: rows of one series are alike, so a density is judged at a
  /// row by the other series only.
  public let series: [Int]

  static let fileName = "distribution.safetensors"
  static let tensorName = "attributes"
  static let seriesName = "series"

  /// The matrix of the bundle in `folder`.
  public static func load(
    _ folder: String, card: ModelCard
  ) throws(LatentDiffusionError) -> TrainingAttributes {
    let path = folder + "/" + fileName
    let file = try WeightFile(path)
    guard let stored = file.values(tensorName) else {
      throw .tensorMissing(path: path, tensor: tensorName, expected: [-1, card.attributes.count])
    }
    guard stored.shape.count == 2, stored.shape[1] == card.attributes.count else {
      throw .tensorShape(
        path: path, tensor: tensorName, expected: [-1, card.attributes.count],
        found: stored.shape)
    }
    guard stored.values.allSatisfy(\.isFinite) else {
      throw .tensorNotFinite(path: path, tensor: tensorName)
    }
    return TrainingAttributes(
      names: card.attributes, values: stored.values, rows: stored.shape[0],
      series: try series(file, path: path, rows: stored.shape[0]))
  }

  private static func series(
    _ file: WeightFile, path: String, rows: Int
  ) throws(LatentDiffusionError) -> [Int] {
    guard let stored = file.values(seriesName) else {
      throw .tensorMissing(path: path, tensor: seriesName, expected: [rows])
    }
    guard stored.shape == [rows] else {
      throw .tensorShape(path: path, tensor: seriesName, expected: [rows], found: stored.shape)
    }
    guard let numbers = stored.values.map({ Int(exactly: $0) }) as? [Int] else {
      throw .tensorNotFinite(path: path, tensor: seriesName)
    }
    return numbers
  }

  /// The columns called `wanted`, in that order, row after row.
  public func columns(_ wanted: [String]) throws(LatentDiffusionError) -> [Double] {
    var places: [Int] = []
    for name in wanted {
      guard let place = names.firstIndex(of: name) else {
        throw .attribute(name: name, known: names)
      }
      places.append(place)
    }
    return (0..<rows).flatMap { row in places.map { values[row * names.count + $0] } }
  }
}
