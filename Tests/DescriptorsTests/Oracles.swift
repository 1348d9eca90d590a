import Foundation
import Volumes

/// Ground truth outside the project: volumes, and what GraSPI and TauFactor say of them.
///
/// The folder lies beside the project, in shared/oracles. The project is found from this file or,
/// where the sources are linked from elsewhere, from BINODAL_ROOT or the current folder.
enum Oracles {
  static let folder: URL? = {
    let here = URL(fileURLWithPath: #filePath)
    var roots = [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
    roots.append(here.deletingLastPathComponent().appendingPathComponent("../.."))
    if let root = ProcessInfo.processInfo.environment["BINODAL_ROOT"] {
      roots.append(URL(fileURLWithPath: root))
    }
    return roots.map { $0.appendingPathComponent("../shared/oracles/graspi/dev").standardized }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static var available: Bool { folder != nil }

  /// The names of the volumes.
  static let names: [String] = {
    guard let folder else { return [] }
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".npy") }.map { String($0.dropLast(4)) }.sorted()
  }()

  static func object(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder!.appendingPathComponent(file))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// Bytes in (z, y, x) order, behind a header that states the shape.
  static func volume(_ name: String) throws -> Volume {
    let data = try Data(contentsOf: folder!.appendingPathComponent(name + ".npy"))
    let length = Int(data[8]) + 256 * Int(data[9])
    let header = String(decoding: data[10..<10 + length], as: UTF8.self)
    let sides = header.split(separator: "(")[1].split(separator: ")")[0]
      .split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    precondition(header.contains("|u1") && header.contains("False") && sides.count == 3)
    return Volume(
      shape: Shape(nx: sides[2], ny: sides[1], nz: sides[0]), labels: Array(data[(10 + length)...]))
  }
}
