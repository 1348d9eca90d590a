import Foundation
import Testing
import Volumes

/// A folder of its own for one test, gone when the test is.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "volumes-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes `bytes` as a file called `name`.
  func write(_ bytes: [UInt8], _ name: String) -> String {
    _ = FileManager.default.createFile(atPath: file(name), contents: Data(bytes))
    return file(name)
  }

  func write(_ text: String, _ name: String) -> String { write(Array(text.utf8), name) }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
}

func bytes(of path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// What `body` throws; nil where it throws nothing.
func fault(_ body: () throws(VolumeFileError) -> Void) -> VolumeFileError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

/// A volume with three different sides, all acceptor but for one donor and one mixed voxel.
///
/// No mirror, turn or exchange of axes maps it onto itself.
func markedVolume(
  spacing: Spacing = Spacing(x: 0.37, y: 2.5, z: 1.125)
) -> Volume {
  var volume = Volume(
    shape: Shape(nx: 5, ny: 4, nz: 3), spacing: spacing, filledWith: .acceptor)
  volume[3, 1, 2] = .donor
  volume[0, 2, 1] = .mixed
  return volume
}

/// A field with three different sides in which every voxel's value names its position.
func markedField() -> Field {
  let shape = Shape(nx: 5, ny: 4, nz: 3)
  var values: [Float] = []
  for z in 0..<3 {
    for y in 0..<4 { for x in 0..<5 { values.append(Float(x * 100 + y * 10 + z) / 1024) } }
  }
  return Field(shape: shape, spacing: Spacing(x: 0.37, y: 2.5, z: 1.125), values: values)
}
