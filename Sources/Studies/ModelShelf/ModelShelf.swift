import Foundation

/// The place where model bundles stand: `models/` beside the working folder or the program.
package enum ModelShelf {
  /// The bundle that commands use when none is named.
  package static let standard = "three-phase"

  /// The folders that are looked through, first found first: `BINODAL_MODELS`, `models/` in the
  /// working folder, and `models/` in each folder above the program.
  package static var folders: [String] {
    var places: [URL] = []
    if let given = ProcessInfo.processInfo.environment["BINODAL_MODELS"] {
      places.append(URL(filePath: given))
    }
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    places.append(here.appending(path: "models"))
    var above = program.deletingLastPathComponent()
    while above.path.count > 1 {
      places.append(above.appending(path: "models"))
      above.deleteLastPathComponent()
    }
    var seen: Set<String> = []
    return places.map { $0.standardizedFileURL.path(percentEncoded: false) }
      .filter { seen.insert($0).inserted && FileManager.default.fileExists(atPath: $0) }
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

  private static var program: URL {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: link ?? CommandLine.arguments[0])
  }
}
