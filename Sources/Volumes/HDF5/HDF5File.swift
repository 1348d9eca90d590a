internal import CHDF5

/// A file that answers questions by HDF5, in this process or, where that is not safe, in a child.
///
/// Files of HDF5 1.10's layout (superblock 3) carry checksums on all that the library follows. In
/// older layouts, h5py's default among them, a flipped bit can crash the library: such a file is
/// read in a child process, whose death is an error like any other.
final class HDF5File {
  let size: Int
  private let path: String
  private let access: Access

  private enum Access {
    case direct(hid_t)
    case isolated
  }

  init(path: String) throws(VolumeFileError) {
    self.path = path
    size = try regularFileSize(at: path)
    guard try Self.isChecksummed(path, size: size) else {
      access = .isolated
      return
    }
    access = .direct(try withHDF5 { () throws(VolumeFileError) in try Self.open(path) })
  }

  deinit {
    guard case .direct(let file) = access else { return }
    _ = try? withHDF5 { H5Fclose(file) }
  }

  /// What `question` finds in the open file.
  func ask<Answer: Codable>(
    _ question: (hid_t) throws(VolumeFileError) -> Answer
  ) throws(VolumeFileError) -> Answer {
    try withHDF5 { () throws(VolumeFileError) in
      switch access {
      case .direct(let file): return try question(file)
      case .isolated:
        let child = ChildProcess(reading: path, size: size)
        return try child.run { () throws(VolumeFileError) in try question(try Self.open(path)) }
      }
    }
  }

  private static func open(_ path: String) throws(VolumeFileError) -> hid_t {
    guard let access = HDF5Object(H5Pcreate(chdf5_file_access())),
      H5Pset_file_locking(access.id, false, true) >= 0,
      H5Pset_fclose_degree(access.id, H5F_CLOSE_STRONG) >= 0
    else { throw .unreadable(path: path, reason: hdf5Error()) }
    let file = H5Fopen(path, chdf5_read_only(), access.id)
    guard file >= 0 else {
      throw .malformed(path: path, field: "the file", found: hdf5Error(), allowed: "HDF5")
    }
    return file
  }

  /// Whether the superblock is of version 3; it starts at byte 0, 512 or a doubling of that.
  private static func isChecksummed(_ path: String, size: Int) throws(VolumeFileError) -> Bool {
    let start = try FileBytes(path: path, first: min(size, 1 << 16)).all
    var offset = 0
    while offset + 9 <= start.count {
      if start[offset...].starts(with: signature) { return start[offset + 8] == 3 }
      offset = offset == 0 ? 512 : offset * 2
    }
    throw .malformed(
      path: path, field: "the start", found: "no signature of HDF5",
      allowed: "bytes 89 48 44 46 0d 0a 1a 0a")
  }

  private static let signature: [UInt8] = [0x89] + Array("HDF\r\n".utf8) + [0x1a, 0x0a]
}
