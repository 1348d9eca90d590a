import Support
import Volumes

/// How windows are cut from tomograms.
package struct TomogramWindows: Hashable, Sendable {
  /// The side of a window in voxels; nil: that which makes it a cube.
  package var side: Int?
  package var stride = 4
  /// The grid on which grey values are read before they are segmented; nil: that of the file.
  package var grid: GridRescale?

  package init() {}

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

  func load(
    _ path: String, _ segmentation: Segmentation?, _ reading: ReadOptions = ReadOptions()
  ) throws -> Image {
    if case .labels? = segmentation, grid == nil {
      let film = try segmentation.volume(at: path, reading)
      return Image(
        path: path, film: film, note: nil, plane: (film.shape.nx, film.shape.ny), steps: (1, 1))
    }
    let grey = try readField(at: path, options: reading)
    guard let segmentation else { throw ImportError.unsaid(path, grey) }
    if case .labels = segmentation { throw ImportError.labelsOnGrid(path: path) }
    var resampled: Field? = grey
    if let grid {
      let (shape, spacing) = (grey.shape, grey.spacing)
      let voxels =
        Double(shape.nx) * spacing.x / grid.voxel * (Double(shape.ny) * spacing.y / grid.voxel)
        * (Double(shape.nz) * spacing.z / grid.voxel)
      try AvailableMemory.check(
        Int(exactly: (8 * voxels).rounded()) ?? .max, for: "\(path) in voxels of \(grid.voxel) nm")
      resampled = grid.resample(grey)
    }
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
    let cube = (Double(shape.nz) * spacing.z / spacing.x).rounded()
    let longest = Limits.side.upperBound + 1  // wider than any plane
    let side = side ?? Int(exactly: min(cube, Double(longest))) ?? longest
    let step = max(image.steps.x, image.steps.y)
    let width = (Double(side - 1) * step).rounded(.up)
    let reach = side > 0 ? (Int(exactly: min(width, Double(longest))) ?? longest) + 1 : 1
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
