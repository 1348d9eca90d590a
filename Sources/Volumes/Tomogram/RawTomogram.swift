import Foundation

/// Voxels without a header, x fastest, with an Ising_OPV sheet beside them: `NAME.raw`, `NAME.xml`.
enum RawTomogram {
  /// - Parameter path: Either of the two files.
  static func read(_ path: String) throws(VolumeFileError) -> Raster {
    let sheet = try sheet(of: path)
    let file = try FileBytes(path: sibling(of: path, "raw"))
    let size = sheet.shape.count * sheet.type.size
    guard file.all.count == size else {
      throw file.malformed(
        "the file", "\(file.all.count) bytes long",
        allowed: "\(size) for \(sheet.shape) voxels of \(sheet.type)")
    }
    do {
      let scalars = try sheet.type.decode(file.all[...], count: sheet.shape.count, order: .little)
      return Raster(
        path: file.path, shape: sheet.shape, spacing: sheet.spacing, labels: sheet.labels,
        scalars: scalars)
    } catch {
      throw file.malformed(
        "voxel \(error.index)", error.value, allowed: "whole numbers up to 2⁶³ − 1")
    }
  }

  /// Whether the sheet is to define the voxels, rather than the caller or the file's name.
  static func hasSheet(_ path: String, _ options: ReadOptions) -> Bool {
    !options.raw.isGiven
      && (path.lowercased().hasSuffix(".xml") || access(sibling(of: path, "xml"), F_OK) == 0
        || access(path, F_OK) != 0)
  }

  private static func sheet(of path: String) throws(VolumeFileError) -> TomogramSheet {
    do {
      return try TomogramSheet(FileBytes(path: sibling(of: path, "xml")))
    } catch {
      guard case .unreadable(let sheet, let reason) = error else { throw error }
      throw .unreadable(path: sheet, reason: "\(reason); the sides of a raw tomogram stand there")
    }
  }

  /// Writes voxels of 8 or 16 bits and their sheet, which allows cubes only.
  static func write(_ raster: Raster) throws(VolumeFileError) {
    let spacing = raster.spacing ?? Spacing(cube: 1)
    guard spacing == Spacing(cube: spacing.x) else {
      throw .unwritable(path: raster.path, reason: "a raw tomogram's voxels are cubes")
    }
    let (type, voxels) = try voxels(of: raster)
    try writeBytes([voxels], to: sibling(of: raster.path, "raw"))
    let sheet = TomogramSheet.text(
      type, raster.shape, voxel: spacing.x, comment: raster.labels.map { "labels \($0)" } ?? "")
    try writeBytes([Array(sheet.utf8)], to: sibling(of: raster.path, "xml"))
  }

  /// Greys take 8 bits where they fit, else 16; they are whole, and are not rounded here.
  private static func voxels(
    of raster: Raster
  ) throws(VolumeFileError) -> (ScalarType, [UInt8]) {
    guard case .reals(let values) = raster.scalars else {
      return (.uint8, raster.scalars.littleEndian)
    }
    let greys = values.compactMap { UInt16(exactly: $0) }
    guard greys.count == values.count else {
      throw .unwritable(
        path: raster.path, reason: "a raw tomogram holds whole numbers from 0 to 65535")
    }
    return greys.allSatisfy { $0 < 256 }
      ? (.uint8, greys.map { UInt8($0) }) : (.uint16, littleEndian(greys))
  }

  /// The voxels and the sheet of the tomogram of which `path` is one.
  static func files(of path: String) -> [String] {
    [sibling(of: path, "raw"), sibling(of: path, "xml")]
  }

  private static func sibling(of path: String, _ ending: String) -> String {
    let folder = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[folder...].lastIndex(of: ".") else { return path + "." + ending }
    return path[..<dot] + "." + ending
  }
}
