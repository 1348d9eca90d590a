/// Which texts may name a file or a folder that the program makes.
///
/// A name from a study, a flag, a manifest or a ledger is one path component and nothing else: it can
/// neither lead out of the folder that it belongs to nor hide there.
package enum FileName {
  /// The most bytes of a name: a file system takes 255, and endings are added to it.
  package static let longest = 200

  /// Why `text` cannot be a name, as the rest of a sentence; nil where it can.
  package static func fault(_ text: String) -> String? {
    if text.isEmpty { return "it is empty" }
    if text.utf8.count > longest { return "it has more than \(longest) bytes" }
    if text.hasPrefix(".") { return "it begins with a point" }
    if text.unicodeScalars.contains("/") { return "it holds a slash" }
    if text.unicodeScalars.contains(where: \.isInvisibleControl) {
      return "it holds a control character"
    }
    return nil
  }

  /// Why `text` cannot be the path of a file within a folder, such as `candidates/001`; nil where it
  /// can: names joined by slashes.
  package static func pathFault(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts {
      if let fault = fault(String(part)) { return fault }
    }
    return nil
  }
}
