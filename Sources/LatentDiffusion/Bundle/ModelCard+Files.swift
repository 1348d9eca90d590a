import Corpus
import Foundation

/// What a file of a bundle must be, byte for byte.
package struct FileRecord: Codable, Sendable, Equatable {
  package var bytes: Int
  /// 64 hexadecimal digits.
  package var sha256: String

  init(of data: Data) {
    bytes = data.count
    sha256 = Corpus.sha256(data)
  }
}

extension ModelCard {
  /// Takes down the files of the bundle in `folder`, so that damage is found when they are read.
  mutating func recordFiles(in folder: String) throws(LatentDiffusionError) {
    var records: [String: FileRecord] = [:]
    for name in Networks.files + [TrainingAttributes.fileName] + wideFiles {
      records[name] = FileRecord(of: try Self.bytes(name, in: folder))
    }
    files = records
  }

  private var wideFiles: [String] { wideFilms == nil ? [] : [WideFilms.fileName] }

  /// Refuses a file that is not the one that was taken down; a card of before files were recorded
  /// takes any.
  ///
  /// - Complexity: O(bytes), about a thousandth of a second for each MB.
  func verify(_ name: String, in folder: String) throws(LatentDiffusionError) {
    guard let record = files?[name] else { return }
    let found = FileRecord(of: try Self.bytes(name, in: folder))
    guard found == record else {
      throw .fileChanged(
        path: folder + "/" + name, expected: record.sha256, found: found.sha256)
    }
  }

  private static func bytes(
    _ name: String, in folder: String
  ) throws(LatentDiffusionError) -> Data {
    let path = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, detail: "there is no such file in the bundle")
    }
    return data
  }
}
