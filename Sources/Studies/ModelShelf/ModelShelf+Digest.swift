import Corpus
import Foundation
import LatentDiffusion

extension ModelShelf {
  /// SHA-256 over the bundle's files, in the order of their names: two bundles with the same digest
  /// make the same volumes. What else lies in the folder, such as `.DS_Store`, does not count.
  ///
  /// - Complexity: O(bytes), some tenths of a second for a shipped bundle.
  static func digest(of bundle: String) throws(StudyError) -> String {
    do {
      let found = Set(try FileManager.default.contentsOfDirectory(atPath: bundle))
      let files = ModelCard.bundleFiles.filter(found.contains).sorted()
      let digests = try files.map { name in
        name + sha256(try Data(contentsOf: URL(filePath: bundle + "/" + name)))
      }
      return sha256(digests.joined().utf8)
    } catch {
      throw .badInput(path: bundle, reason: error.localizedDescription)
    }
  }
}
