import Foundation
import Volumes

/// The files that a command is about to write under names that a user gave.
///
/// What is there already is replaced only where the user says so, and what the command reads never.
struct OutputFiles {
  let paths: [String]

  init(_ paths: [String]) { self.paths = paths }

  /// A volume's file and those that are written beside it.
  init(volume path: String, _ options: WriteOptions = WriteOptions()) {
    paths = options.files(writtenTo: path)
  }

  /// Throws where a file exists that may not be replaced.
  func check(overwrite: Bool, reading input: String? = nil) throws(StudyError) {
    for path in paths {
      if let input, InputFiles(input).contain(path) {
        throw .badInput(
          path: path,
          reason: "is a file that is read, or belongs to one; write to another name")
      }
      guard !overwrite, FileIdentity(path) != nil else { continue }
      throw .badInput(
        path: path, reason: "exists already; give --overwrite to replace it, or another name")
    }
  }
}

/// Which file of the machine a path names.
private struct FileIdentity: Equatable {
  let device: dev_t
  let number: ino_t

  /// nil where there is no file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number) = (status.st_dev, status.st_ino)
  }
}

/// The files that reading a volume may open: its own, those of the same name beside it, those that
/// its header names, and the images of a folder.
private struct InputFiles {
  private let path: String

  init(_ path: String) { self.path = path }

  func contain(_ output: String) -> Bool {
    guard let file = FileIdentity(output) else { return false }
    if file == FileIdentity(path) { return true }
    let (input, output) = (URL(filePath: path), URL(filePath: output))
    let folder = FileIdentity(output.deletingLastPathComponent().path)
    if folder == FileIdentity(path) { return true }
    guard folder == FileIdentity(input.deletingLastPathComponent().path) else { return false }
    switch VolumeFormat(path: path) {
    case .raw:
      return VolumeFormat(path: output.path) == .raw
        && input.deletingPathExtension() == output.deletingPathExtension()
    case .nrrd, .metaImage: return headerNames(output.lastPathComponent)
    default: return false
    }
  }

  private func headerNames(_ name: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 1 << 16)) ?? Data()
    return String(decoding: start, as: UTF8.self).contains(name)
  }
}
