import Support
import Volumes

/// The samples of one label set as comma-separated values, for spreadsheets, pandas and the reader.
///
///     dataset,series,split,content,vol_frac_D,…
///
/// The content is the first 16 digits of the SHA-256 of the labels, x fastest, then y, then z.
/// A cell is empty where the number is 0/0, and `inf` for a tortuosity factor without a path.
enum SamplesTable {
  private static let leading = ["dataset", "series", "split", "content"]

  static func row(
    _ dataset: String, _ header: SeriesHeader, _ volume: Volume, _ values: [Double?]
  ) -> String {
    let content = String(sha256(volume.labels).prefix(16))
    let cells = [dataset, "\(header.series)", header.split.rawValue, content]
    return CSV.row(cells + values.map { $0.map { "\($0)" } ?? "" })
  }

  static func head(_ attributes: [String]) -> String {
    CSV.row(leading + attributes)
  }

  /// - Parameter shard: The shard of a series, by its number.
  static func samples(
    of text: String, attributes: [String], shard: (Int) -> String
  ) -> [SampleReference]? {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first,
      Substring(first) == head(attributes)[...]
    else { return nil }
    let names = SampleReference.Names(attributes)
    var samples: [SampleReference] = []
    samples.reserveCapacity(lines.count)
    for line in lines.dropFirst() {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == leading.count + attributes.count, let series = Int(Substring(cells[1])),
        let split = Split(rawValue: String(Substring(cells[2]))),
        let values = numbers(cells.dropFirst(leading.count))
      else { return nil }
      samples.append(
        SampleReference(
          shard: shard(series), dataset: String(Substring(cells[0])), series: series, split: split,
          content: String(Substring(cells[3])), names: names, values: values))
    }
    return samples
  }

  /// NaN for an empty cell; nil where one is no number.
  private static func numbers(_ cells: ArraySlice<Substring.UTF8View>) -> [Double]? {
    var values: [Double] = []
    values.reserveCapacity(cells.count)
    for cell in cells {
      guard let value = cell.isEmpty ? .nan : Double(Substring(cell)) else { return nil }
      values.append(value)
    }
    return values
  }
}
