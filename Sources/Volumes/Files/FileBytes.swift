import Foundation

/// The bytes of one file, and the errors of looking for something that is not there.
struct FileBytes {
  let path: String
  let all: [UInt8]

  init(path: String, all: [UInt8]) {
    self.path = path
    self.all = all
  }

  /// Reads a plain file, whole or its `first` bytes.
  init(path: String, first limit: Int = .max) throws(VolumeFileError) {
    self.path = path
    let size = min(try regularFileSize(at: path), limit)
    try checkMemory(size, for: path)
    guard let file = fopen(path, "rb") else { throw .unreadable(path: path, reason: systemError()) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: size)
    let read = fread(&bytes, 1, size, file)
    guard ferror(file) == 0 else { throw .unreadable(path: path, reason: systemError()) }
    all = read == size ? bytes : Array(bytes.prefix(read))
  }

  /// The bytes of a text file, freed of the mark that some editors put before UTF-8.
  var withoutByteOrderMark: ArraySlice<UInt8> {
    all.starts(with: [0xef, 0xbb, 0xbf]) ? all[3...] : all[...]
  }

  /// The `count` bytes from `offset` on, which hold `field`.
  func slice(_ field: String, from offset: Int, count: Int) throws(VolumeFileError)
    -> ArraySlice<UInt8>
  {
    let found = max(0, all.count - offset)
    guard count <= found else {
      throw .truncated(path: path, field: field, neededBytes: count, foundBytes: found)
    }
    return all[offset..<offset + count]
  }

  /// A little-endian word of the header, which holds `field`.
  func word<Word: FixedWidthInteger>(
    _ type: Word.Type, _ field: String, at offset: Int, order: ByteOrder = .little
  ) throws(VolumeFileError) -> Word {
    let bytes = try slice(field, from: offset, count: Word.bitWidth / 8)
    let bigEndian = order == .little ? Array(bytes.reversed()) : Array(bytes)
    return bigEndian.reduce(0) { $0 << 8 | Word(truncatingIfNeeded: $1) }
  }

  /// The error of `field` holding `found`.
  func malformed(_ field: String, _ found: String, allowed: String) -> VolumeFileError {
    .malformed(path: path, field: field, found: found, allowed: allowed)
  }
}

/// The size of the file at `path`, which must be a plain file: a pipe or device has no end.
func regularFileSize(at path: String) throws(VolumeFileError) -> Int {
  var status = stat()
  guard stat(path, &status) == 0 else { throw .unreadable(path: path, reason: systemError()) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    let kind = status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is not a plain file"
    throw .unreadable(path: path, reason: kind)
  }
  guard access(path, R_OK) == 0 else { throw .unreadable(path: path, reason: systemError()) }
  return Int(status.st_size)
}

/// The message of the last failed system call, such as “No such file or directory”.
func systemError() -> String { String(cString: strerror(errno)) }
