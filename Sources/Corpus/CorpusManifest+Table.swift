extension CorpusManifest {
  /// Every sample as a line of comma-separated values, for spreadsheets and pandas.
  var table: String {
    let names = series.lazy.compactMap(\.samples.first).first.map { $0.attributes.keys.sorted() }
    var lines = [(["file", "dataset", "split"] + (names ?? [])).joined(separator: ",")]
    for record in series {
      for sample in record.samples {
        let values = (names ?? []).map { sample.attributes[$0].map { "\($0)" } ?? "" }
        let place = [record.file ?? "", sample.dataset, record.conditions.split.rawValue]
        lines.append((place + values).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
