import Foundation

/// Where model bundles are found: in `models/` of the working folder, or where the program is.
package enum ModelShelf {
  /// The bundle that commands use when none is named.
  package static let standard = "three-phase"

  /// The folders that are looked through, first found first: `BINODAL_MODELS`, `models/` in the
  /// working folder, and for each folder above the program `models/` and `share/binodal/models/`.
  package static var folders: [String] {
    Shipped.folders("models", variable: "BINODAL_MODELS")
  }

  /// Every bundle on the shelf, by name.
  package static func bundles() -> [(name: String, folder: String)] {
    var found: [String: String] = [:]
    for shelf in folders {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: shelf)) ?? [] {
        let folder = shelf + "/" + name
        guard found[name] == nil, holdsCard(folder) else { continue }
        found[name] = folder
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The folder of the bundle called `name`, or at the path `name`.
  ///
  /// - Throws: ``StudyError/unknownModel(name:known:shelf:)``.
  package static func folder(of name: String) throws(StudyError) -> String {
    if name.contains("/") || name == "." {
      guard holdsCard(name) else { throw .badInput(path: name, reason: "holds no model.json") }
      return name
    }
    let bundles = bundles()
    guard let bundle = bundles.first(where: { $0.name == name }) else {
      throw .unknownModel(
        name: name, known: bundles.map(\.name), shelf: folders.first ?? "models/")
    }
    return bundle.folder
  }

  private static func holdsCard(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/model.json")
  }
}
