/// Voxels without a header, x fastest, with an Ising_OPV sheet beside them: `NAME.raw`, `NAME.xml`.
enum RawTomogram {
  /// - Parameter path: Either of the two files.
  static func read(_ path: String) throws(VolumeFileError) -> Raster {
    let sheet = try TomogramSheet(FileBytes(path: sibling(of: path, "xml")))
    let file = try FileBytes(path: sibling(of: path, "raw"))
    let size = sheet.shape.count * sheet.type.size
    guard file.all.count == size else {
      throw file.malformed(
        "the file", "\(file.all.count) bytes long",
        allowed: "\(size) for \(sheet.shape) voxels of \(sheet.type)")
    }
    do {
      let scalars = try sheet.type.decode(file.all[...], count: sheet.shape.count, order: .little)
      return Raster(path: file.path, shape: sheet.shape, spacing: sheet.spacing, scalars: scalars)
    } catch {
      throw file.malformed("voxel \(error.index)", error.value, allowed: "32 bits")
    }
  }

  /// Writes labels of 8 bits and their sheet, which knows cubes only.
  static func write(_ raster: Raster) throws(VolumeFileError) {
    guard case .bytes(let labels) = raster.scalars else {
      throw .unwritable(path: raster.path, reason: "a raw tomogram holds labels, not real values")
    }
    let spacing = raster.spacing ?? Spacing(cube: 1)
    guard spacing == Spacing(cube: spacing.x) else {
      throw .unwritable(path: raster.path, reason: "a raw tomogram's voxels are cubes")
    }
    try writeBytes([labels], to: sibling(of: raster.path, "raw"))
    let sheet = TomogramSheet.text(raster.shape, voxel: spacing.x)
    try writeBytes([Array(sheet.utf8)], to: sibling(of: raster.path, "xml"))
  }

  private static func sibling(of path: String, _ ending: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path + "." + ending }
    return path[..<dot] + "." + ending
  }
}
