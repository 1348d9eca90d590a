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
      let image = try windows.load(path, options.segmentation)
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

/// The windows of one block that share their place along x: a shard's worth.
struct WindowColumn: Sendable {
  let film: Int
  let split: Split
  let x: Range<Int>
  let ys: [Range<Int>]
}

/// How windows are cut from tomograms.
public struct TomogramWindows: Hashable, Sendable {
  /// The side of a window in voxels; nil: that which makes it a cube.
  public var side: Int?
  public var stride = 4
  /// The grid on which grey values are read before they are segmented; nil: that of the file.
  public var grid: GridRescale?

  public init() {}

  var settings: [String: String] {
    [
      "window": side.map { "\($0)" } ?? "cube", "stride": "\(stride)",
      "grid": grid.map { "\($0.voxel) nm" } ?? "as given",
    ]
  }

  struct Image {
    let path: String
    let film: Volume
    let note: SegmentationNote?
    /// The voxels of the file in the plane, and the step of the film's grid in them.
    let plane: (nx: Int, ny: Int)
    let steps: (x: Double, y: Double)
  }

  func load(_ path: String, _ segmentation: Segmentation?) throws -> Image {
    if case .labels? = segmentation, grid == nil {
      let film = try segmentation.volume(at: path)
      return Image(
        path: path, film: film, note: nil, plane: (film.shape.nx, film.shape.ny), steps: (1, 1))
    }
    let grey = try readField(at: path)
    guard let segmentation else { throw ImportError.unsaid(path, grey) }
    if case .labels = segmentation { throw ImportError.labelsOnGrid(path: path) }
    var resampled: Field? = grey
    if let grid { resampled = grid.resample(grey) }
    guard let resampled else {
      throw ImportError.voxelTooLong(path: path, voxel: grid?.voxel ?? 0)
    }
    let (film, note) = try segmentation.segment(resampled, of: path)
    let (old, new) = (grey.spacing, film.spacing)
    return Image(
      path: path, film: film, note: note, plane: (grey.shape.nx, grey.shape.ny),
      steps: (new.x / old.x, new.y / old.y))
  }

  /// The windows of an image, column by column. Blocks are cut on the file's own voxels, so that
  /// none of these reaches two splits by interpolation either.
  func columns(
    of image: Image, number: Int, options: ImportOptions
  ) throws(ImportError) -> [WindowColumn] {
    let (shape, spacing) = (image.film.shape, image.film.spacing)
    let side = side ?? Int((Double(shape.nz) * spacing.z / spacing.x).rounded())
    let step = max(image.steps.x, image.steps.y)
    let reach = side > 0 ? Int((Double(side - 1) * step).rounded(.up)) + 1 : 1
    let blocks = try PlaneBlocks(
      nx: image.plane.nx, ny: image.plane.ny, window: reach, validation: options.validation,
      test: options.test
    ).blocks
    let windows = WindowGrid(side: max(1, side), stride: stride)
    let (xs, ys) = (
      GridAxis(old: image.plane.nx, step: image.steps.x),
      GridAxis(old: image.plane.ny, step: image.steps.y)
    )
    var columns: [WindowColumn] = []
    for block in blocks {
      let rows = windows.places(in: ys.inside(block.y))
      let places = windows.places(in: xs.inside(block.x))
      guard !rows.isEmpty, !places.isEmpty else {
        throw .planeTooSmall(nx: shape.nx, ny: shape.ny, window: side, strips: blocks.count)
      }
      columns += places.map { WindowColumn(film: number, split: block.split, x: $0, ys: rows) }
    }
    return columns
  }
}
