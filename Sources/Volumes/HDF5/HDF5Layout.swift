internal import CHDF5

/// How the axes of a dataset make a volume, or several along one axis.
///
/// - (x, y, z) in C order, as MicroGen3D and py-pde write a volume;
/// - (time, x, y, z), and (time, x, y) where a dataset `times` beside it is as long as the first
///   axis; a film of two dimensions has its y along z, as in GraSPI;
/// - (z, y, x, 1), where a group of DREAM.3D describes the grid.
struct HDF5Layout {
  static let mostAxes = 8

  let sides: [Int]
  let shape: Shape
  /// The number of volumes, and the axis along which they follow one another.
  let entries: Int
  let entryAxis: Int?
  let hasXFastest: Bool
  let spacing: Spacing?

  /// The number of values of the whole dataset.
  var count: Int { sides.reduce(1) { $0.clampedProduct($1) } }
}

extension HDF5Dataset {
  func layout() throws(VolumeFileError) -> HDF5Layout {
    let sides = try sides()
    if let lengths = dreamLengths(), sides.count == 4 { return try dreamLayout(sides, lengths) }
    var axes = Array(sides.indices)
    var entryAxis: Int?
    if sides.count == 3, times() == sides[0] {
      (entryAxis, axes) = (0, [1, 2])
    } else {
      if axes.count > 3, sides.last == 1 { axes.removeLast() }
      let leading = axes.dropLast(3).filter { sides[$0] != 1 }
      guard axes.count >= 3, leading.count <= 1 else {
        throw malformed(
          "shape", "of \(sides.count) axes",
          allowed: "three axes (x, y, z), or one more before them")
      }
      entryAxis = leading.first
      axes = Array(axes.suffix(3))
    }
    let inner = axes.map { sides[$0] }
    let claimed =
      inner.count == 2
      ? Shape(checking: inner[0], 1, inner[1]) : Shape(checking: inner[0], inner[1], inner[2])
    let entries = entryAxis.map { sides[$0] } ?? 1
    return try checked(
      HDF5Layout(
        sides: sides, shape: claimed ?? Shape(nx: 1, ny: 1, nz: 1), entries: entries,
        entryAxis: entryAxis, hasXFastest: false, spacing: nil), isCounted: claimed != nil)
  }

  private func dreamLayout(
    _ sides: [Int], _ lengths: [Double]
  ) throws(VolumeFileError) -> HDF5Layout {
    guard sides[3] == 1 else {
      throw malformed(
        "shape", "\(sides), with \(sides[3]) numbers a voxel", allowed: "one number a voxel")
    }
    let claimed = Shape(checking: sides[2], sides[1], sides[0])
    return try checked(
      HDF5Layout(
        sides: sides, shape: claimed ?? Shape(nx: 1, ny: 1, nz: 1), entries: 1, entryAxis: nil,
        hasXFastest: true, spacing: Spacing(checking: lengths[0], lengths[1], lengths[2])),
      isCounted: claimed != nil)
  }

  private func checked(
    _ layout: HDF5Layout, isCounted: Bool
  ) throws(VolumeFileError) -> HDF5Layout {
    guard isCounted, layout.sides.allSatisfy({ $0 > 0 }), layout.count < .max / 8 else {
      throw malformed(
        "shape", "\(layout.sides)", allowed: "sides of at least 1 that can be counted")
    }
    return layout
  }

  /// The length of the dataset `times` in the same group; nil where there is none.
  private func times() -> Int? {
    let group = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    return numbers(at: group + "times", most: 0)?.count
  }

  /// The lengths of a voxel that DREAM.3D gives beside the attribute matrix of a dataset.
  private func dreamLengths() -> [Double]? {
    let parts = name.split(separator: "/")
    guard parts.count > 2 else { return nil }
    let geometry = parts.dropLast(2).joined(separator: "/") + "/_SIMPL_GEOMETRY/"
    guard numbers(at: geometry + "DIMENSIONS", most: 3)?.values.count == 3,
      let lengths = numbers(at: geometry + "SPACING", most: 3)?.values, lengths.count == 3
    else { return nil }
    return lengths
  }

  /// How many numbers a dataset of one axis holds, and what they are where there are `most` or fewer.
  private func numbers(at name: String, most: Int) -> (count: Int, values: [Double])? {
    guard exists(name), let other = HDF5Object(H5Dopen2(file, name, chdf5_default())),
      let space = HDF5Object(H5Dget_space(other.id)), H5Sget_simple_extent_ndims(space.id) == 1
    else { return nil }
    let count = Int(clamping: H5Sget_simple_extent_npoints(space.id))
    guard (1...max(1, most)).contains(count), most > 0 else { return (count, []) }
    var values = [Double](repeating: 0, count: count)
    guard
      H5Dread(other.id, chdf5_double(), chdf5_all(), chdf5_all(), chdf5_default(), &values) >= 0
    else { return nil }
    return (count, values)
  }

  /// Whether each group on the way to `name`, and the dataset itself, is there.
  private func exists(_ name: String) -> Bool {
    var prefix = ""
    for part in name.split(separator: "/") {
      prefix += prefix.isEmpty ? String(part) : "/" + part
      guard H5Lexists(file, prefix, chdf5_default()) > 0 else { return false }
    }
    return !prefix.isEmpty
  }
}
