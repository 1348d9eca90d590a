import Foundation

/// The study files, plans and training settings that come with the program.
package enum StudyShelf {
  /// The folders that are looked through, first found first: `BINODAL_STUDIES`, `studies/` in the
  /// working folder, and those that lie above the program or are installed with it.
  package static var folders: [String] {
    Shipped.folders("studies", variable: "BINODAL_STUDIES")
  }

  /// The file that `name` means: the path itself where a file is there, else the shipped one of that
  /// name, so that `opv-balanced`, `opv-balanced.yaml` and `studies/opv-balanced.yaml` mean the same
  /// in any folder.
  ///
  /// - Parameter name: A path, or a name on the shelf with or without its ending; a path that begins
  ///   with `/`, `./` or `../` means itself alone.
  /// - Returns: `name` where nothing is found; the reader then says that it cannot be read.
  package static func file(of name: String) -> String {
    guard !isFile(name), !name.hasPrefix("/"), !name.isEmpty else { return name }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else { return name }
    let inner = (parts.first == "studies" ? parts.dropFirst() : parts[...]).joined(separator: "/")
    let found = folders.lazy.flatMap { ["\($0)/\(inner)", "\($0)/\(inner).yaml"] }.first(
      where: isFile)
    return found ?? name
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
