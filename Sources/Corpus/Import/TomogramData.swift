import Volumes

/// Windows of tomograms over the whole film, by blocks that do not overlap.
struct TomogramData: ImportedData {
  let files: [String]
  let settings: [String: String]
  let series: [ImportedSeries]
  /// What each segmentation reached, by file.
  let notes: [(file: String, note: SegmentationNote?)]
  private let films: [Volume]
  private let columns: [WindowColumn]

  var given: [String] { [] }
  var description: String { "windows over the full thickness of tomograms, split by blocks" }

  /// Reads and segments the tomograms, whole, so that every window is cut by the same rule.
  init(_ patterns: [String], windows: TomogramWindows, options: ImportOptions) throws {
    let paths = try Corpus.files(matching: patterns)
    files = paths.flatMap(allFiles)
    settings = windows.settings
    var films: [Volume] = []
    var notes: [(String, SegmentationNote?)] = []
    var columns: [WindowColumn] = []
    for (number, path) in paths.enumerated() {
      let image = try windows.load(path, options.segmentation, options.reading)
      films.append(image.film)
      notes.append((path, image.note))
      columns += try windows.columns(of: image, number: number, options: options)
    }
    (self.films, self.notes, self.columns) = (films, notes, columns)
    series = columns.map { column in
      ImportedSeries(
        source: "\(paths[column.film].fileName), \(column.split.rawValue) block",
        split: column.split,
        origins: column.ys.map { ys in
          ImportedSeries.Origin(file: paths[column.film], place: "x \(column.x), y \(ys)")
        })
    }
  }

  func read(_ series: Int, _ body: (ImportedSample) throws -> Void) throws {
    let column = columns[series]
    for ys in column.ys {
      try body(
        ImportedSample(volume: films[column.film].column(x: column.x, y: ys), given: []))
    }
  }
}

/// The windows of one block that share their range along x: a shard's worth.
struct WindowColumn: Sendable {
  let film: Int
  let split: Split
  let x: Range<Int>
  let ys: [Range<Int>]
}
