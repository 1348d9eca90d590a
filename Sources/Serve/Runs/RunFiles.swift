import CZip
import Foundation
import Studies

/// The files of a run's folder, as anyone may take them home.
struct RunFiles {
  struct File: Encodable, Equatable, Sendable {
    /// Below the run's folder.
    let path: String
    let bytes: Int
  }

  let folder: RunFolder

  /// The most files that are listed or packed.
  static let most = 20_000

  /// Regular files by path; hidden ones and links are left out.
  func all() -> [File] {
    var found: [File] = []
    var folders = [""]
    while let inner = folders.popLast(), found.count < Self.most {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + inner)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") && name != "run.lock" {
        let path = inner.isEmpty ? name : inner + "/" + name
        var facts = stat()
        guard lstat(folder.path + "/" + path, &facts) == 0 else { continue }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: found.append(File(path: path, bytes: Int(facts.st_size)))
        case S_IFDIR: folders.append(path)
        default: continue
        }
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// Packs the files into a new archive, under the run's name.
  ///
  /// - Throws: ``APIError`` where the archive cannot be written.
  func pack(into archive: String, name: String) throws(APIError) {
    var code: Int32 = 0
    guard let zip = zip_open(archive, ZIP_CREATE | ZIP_EXCL, &code) else {
      throw APIError(500, "failed", "The archive cannot be made.")
    }
    for file in all() {
      guard
        let source = zip_source_file(zip, folder.path + "/" + file.path, 0, -1),
        case let index = zip_file_add(zip, name + "/" + file.path, source, UInt32(ZIP_FL_ENC_UTF_8)),
        index >= 0
      else {
        zip_discard(zip)
        throw APIError(500, "failed", "The archive cannot be made.")
      }
      let isPacked = [".png", ".vti", ".pdf", ".tif"].contains { file.path.hasSuffix($0) }
      zip_set_file_compression(zip, UInt64(index), isPacked ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1)
    }
    guard zip_close(zip) == 0 else {
      zip_discard(zip)
      throw APIError(500, "failed", "The archive cannot be written.")
    }
  }
}

/// The files of a run.
struct RunFileList: JSONDocument, Sendable {
  static let document = "run_files"
  let files: [RunFiles.File]
}
