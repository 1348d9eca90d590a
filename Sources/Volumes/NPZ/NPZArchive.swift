internal import CZip

/// The arrays of a NumPy archive: a zip file of .npy files, stored or deflated.
///
/// - Source: NumPy's `savez`, `savez_compressed`; the archive by libzip.
final class NPZArchive {
  private let path: String
  private let archive: OpaquePointer

  init(path: String) throws(VolumeFileError) {
    self.path = path
    _ = try regularFileSize(at: path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw .malformed(
        path: path, field: "the archive", found: Self.text(zip_error_strerror(&error)),
        allowed: "a zip file, as NumPy writes it")
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// The array called `name`; without it the only one, or the only one of two axes or more.
  func raster(_ name: String?, index: Int?) throws(VolumeFileError) -> Raster {
    let names = names
    var candidates = names
    if name == nil, names.count > 1 {
      candidates = []
      for name in names where try isVolume(name) { candidates.append(name) }
    }
    guard let chosen = name ?? (candidates.count == 1 ? candidates[0] : nil),
      names.contains(chosen)
    else { throw .noSuchArray(path: path, asked: name, available: names) }
    let bytes = try read(chosen + ".npy", first: nil)
    return try NPYReader(FileBytes(path: path, all: bytes)).raster(index: index)
  }

  /// The names of its arrays, without `.npy`.
  private var names: [String] {
    let count = min(max(0, zip_get_num_entries(archive, 0)), 1 << 16)
    return (0..<count).compactMap { index in
      guard let name = zip_get_name(archive, zip_uint64_t(index), 0) else { return nil }
      let text = String(cString: name)
      return text.hasSuffix(".npy") ? String(text.dropLast(4)) : nil
    }
  }

  private func isVolume(_ name: String) throws(VolumeFileError) -> Bool {
    let start = FileBytes(path: path, all: try read(name + ".npy", first: 1 << 14))
    return (try? NPYReader(start).volumeHeader()) != nil
  }

  /// The bytes of an entry, or its first ones; as many as it really has, whatever it claims.
  private func read(_ name: String, first: Int?) throws(VolumeFileError) -> [UInt8] {
    var facts = zip_stat_t()
    guard zip_stat(archive, name, 0, &facts) == 0, let entry = zip_fopen(archive, name, 0) else {
      throw damaged(name)
    }
    defer { zip_fclose(entry) }
    let claimed = Int(clamping: facts.size)
    try checkMemory(min(claimed, first ?? .max), for: path)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < first ?? .max {
      let count = Int(zip_fread(entry, &buffer, zip_uint64_t(buffer.count)))
      guard count >= 0, bytes.count + count <= claimed else { throw damaged(name) }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  private func damaged(_ name: String) -> VolumeFileError {
    .malformed(
      path: path, field: "the entry \(quoted(name))", found: Self.text(zip_strerror(archive)),
      allowed: "stored or deflated data whose checksum is right")
  }

  private static func text(_ message: UnsafePointer<CChar>?) -> String {
    message.map { quoted(String(cString: $0)) } ?? "damaged"
  }
}
