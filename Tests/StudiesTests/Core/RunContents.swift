import Foundation

/// The bytes of a run that must not depend on interruptions: its tables and its candidates' volumes.
struct RunContents: Equatable {
  private let files: [String: Data]
  var count: Int { files.count }

  init(_ folder: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      name.hasSuffix(".csv") && !name.contains("/") || name.hasSuffix("/volume.vti")
    }
    files = Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0)))
      })
  }

  /// The files that are not those of `other`.
  func differences(from other: RunContents) -> [String] {
    Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
  }
}
