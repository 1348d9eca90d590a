import Foundation

/// Parts of a file too large to be read whole.
final class FileRange {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>
  private let size: Int

  init(path: String) throws(VolumeFileError) {
    self.path = path
    size = try regularFileSize(at: path)
    guard let file = fopen(path, "rb") else { throw .unreadable(path: path, reason: systemError()) }
    self.file = file
  }

  deinit { fclose(file) }

  /// The `count` bytes from `offset` on, which hold `field`.
  func read(
    _ field: String, from offset: Int, count: Int
  ) throws(VolumeFileError) -> [UInt8] {
    let found = max(0, size - max(0, offset))
    guard offset >= 0, count <= found else {
      throw .truncated(path: path, field: field, neededBytes: count, foundBytes: found)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    guard fseeko(file, off_t(offset), SEEK_SET) == 0, fread(&bytes, 1, count, file) == count else {
      throw .unreadable(path: path, reason: systemError())
    }
    return bytes
  }
}

extension Int {
  /// The sum, or the largest number where that is more.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
