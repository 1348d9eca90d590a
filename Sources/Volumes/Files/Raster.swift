/// The voxel values of a file, in the kind of number that holds them; x fastest.
enum Scalars: Equatable {
  case bytes([UInt8])
  case integers([Int32])
  /// Whole numbers some of which need more than 32 bits.
  case wide([Int64])
  case reals([Float])

  var count: Int {
    switch self {
    case .bytes(let values): values.count
    case .integers(let values): values.count
    case .wide(let values): values.count
    case .reals(let values): values.count
    }
  }
}

/// What every reader yields before the meaning of the numbers is known.
struct Raster: Equatable {
  let path: String
  let shape: Shape
  /// The length of a voxel, nm, where the file gives it.
  var spacing: Spacing?
  /// What its whole numbers mean, where the file or its format defines it.
  var labels: LabelMap?
  let scalars: Scalars

  /// - Precondition: there is one value per voxel.
  init(
    path: String, shape: Shape, spacing: Spacing? = nil, labels: LabelMap? = nil, scalars: Scalars
  ) {
    precondition(scalars.count == shape.count, "one value per voxel")
    self.path = path
    self.shape = shape
    self.spacing = spacing
    self.labels = labels
    self.scalars = scalars
  }
}

extension Raster {
  /// The values as real numbers, all finite.
  func field() throws(VolumeFileError) -> Field {
    Field(shape: shape, spacing: spacing ?? Spacing(cube: 1), values: try finiteValues())
  }

  private func finiteValues() throws(VolumeFileError) -> [Float] {
    switch scalars {
    case .bytes(let values): return values.map(Float.init)
    case .integers(let values): return values.map(Float.init)
    case .wide(let values): return values.map { Float($0) }
    case .reals(let values):
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        let (x, y, z) = coordinates(of: index)
        throw .notFinite(path: path, x: x, y: y, z: z, found: "\(values[index])")
      }
      return values
    }
  }

  private func coordinates(of index: Int) -> (Int, Int, Int) {
    (index % shape.nx, index / shape.nx % shape.ny, index / shape.slab)
  }
}
