import Foundation

/// Where the models and studies that come with the program lie.
enum Shipped {
  /// The folders called `name` that are there, first found first: the one that the environment's
  /// `variable` names, the one in the working folder, and for each folder above the program `name`
  /// (a checkout) and `share/binodal/name` (an installation).
  static func folders(_ name: String, variable: String) -> [String] {
    var candidates: [URL] = []
    if let given = ProcessInfo.processInfo.environment[variable], !given.isEmpty {
      candidates.append(URL(filePath: given))
    }
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    candidates.append(here.appending(path: name))
    for folder in foldersAboveProgram {
      candidates.append(folder.appending(path: name))
      candidates.append(folder.appending(path: "share/binodal/\(name)"))
    }
    var seen: Set<String> = []
    return candidates.map { $0.standardizedFileURL.path(percentEncoded: false) }
      .filter { seen.insert($0).inserted && FileManager.default.fileExists(atPath: $0) }
  }

  private static var foldersAboveProgram: [URL] {
    var folders: [URL] = []
    var above = program.deletingLastPathComponent()
    while above.path.count > 1 {
      folders.append(above)
      above.deleteLastPathComponent()
    }
    return folders
  }

  private static var program: URL {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: link ?? CommandLine.arguments[0])
  }
}
