import Foundation
import Volumes

/// Folders to import from and into, gone afterwards.
struct ImportScratch {
  let path = FileManager.default.temporaryDirectory.path + "/import-\(UUID().uuidString)"

  static func with(_ body: (ImportScratch) throws -> Void) throws {
    let scratch = ImportScratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch.path) }
    try body(scratch)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// The bytes of every file of a corpus, by path within it.
  func contents(_ name: String) throws -> [String: Data] {
    let files = FileManager.default.enumerator(atPath: self(name))!.compactMap { $0 as? String }
    return try files.reduce(into: [:]) { found, file in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: self("\(name)/\(file)"), isDirectory: &isFolder)
      if !isFolder.boolValue, file != "build.lock" {
        found[file] = try Data(contentsOf: URL(fileURLWithPath: self("\(name)/\(file)")))
      }
    }
  }

  /// A film of 10×8×6 voxels unlike that of another seed.
  static func film(_ seed: Int, shape: Shape = Shape(nx: 10, ny: 8, nz: 6)) -> Volume {
    Volume(
      shape: shape,
      labels: (0..<shape.count).map { ($0 / 3 * (seed + 5) + $0 / 60 * 7) % 11 < 6 ? 0 : 1 })
  }
}
