import Corpus
import Foundation

extension ModelShelf {
  /// SHA-256 over the bundle's files, in the order of their names: two bundles with the same digest
  /// make the same volumes.
  ///
  /// - Complexity: O(bytes), some tenths of a second for a shipped bundle.
  static func digest(of bundle: String) throws(StudyError) -> String {
    do {
      let files = try FileManager.default.contentsOfDirectory(atPath: bundle).sorted()
      let digests = try files.map { name in
        name + sha256(try Data(contentsOf: URL(filePath: bundle + "/" + name)))
      }
      return sha256(digests.joined().utf8)
    } catch {
      throw .badInput(path: bundle, reason: error.localizedDescription)
    }
  }
}
