internal import CHDF5

extension HDF5Dataset {
  private static var lzf: H5Z_filter_t { 32000 }

  /// Whether the chunks are packed by a filter that HDF5 lacks and Binodal undoes itself; one that
  /// cannot be undone is refused by its name.
  func needsOwnUnpacking() throws(VolumeFileError) -> Bool {
    let filters = try filters()
    let missing = filters.filter { H5Zfilter_avail($0) <= 0 }
    guard let other = missing.first(where: { $0 != Self.lzf }) else { return !missing.isEmpty }
    let names: [H5Z_filter_t: String] = [
      4: "szip", 307: "bzip2", 32001: "blosc", 32004: "lz4", 32008: "bitshuffle", 32013: "zfp",
      32015: "zstd", 32017: "sz", 32024: "sz3", 32026: "blosc2",
    ]
    throw malformed(
      "compression", names[other].map { "\($0), filter \(other)" } ?? "filter \(other)",
      allowed: "gzip, shuffle, lzf; pack it again with h5repack -f GZIP=4 IN.h5 OUT.h5, where that"
        + " filter is installed")
  }

  private func filters() throws(VolumeFileError) -> [H5Z_filter_t] {
    guard let plan = HDF5Object(H5Dget_create_plist(object.id)) else { throw refused("storage") }
    guard H5Pget_layout(plan.id) == H5D_CHUNKED else { return [] }
    var filters: [H5Z_filter_t] = []
    for index in 0..<max(0, H5Pget_nfilters(plan.id)) {
      var (flags, count, settings) = (UInt32(0), 0, UInt32(0))
      let id = H5Pget_filter2(plan.id, UInt32(index), &flags, &count, nil, 0, nil, &settings)
      guard id >= 0 else { throw refused("compression") }
      filters.append(id)
    }
    return filters
  }

  /// The bytes of one entry, `type` of this machine, from chunks that are unpacked here.
  func unpackedChunks(
    _ layout: HDF5Layout, _ entry: Int, as type: ScalarType
  ) throws(VolumeFileError) -> [UInt8] {
    guard let plan = HDF5Object(H5Dget_create_plist(object.id)),
      let stored = HDF5Object(H5Dget_type(object.id))
    else { throw refused("storage") }
    let sides = try chunkSides(plan.id, rank: layout.sides.count)
    let size = H5Tget_size(stored.id)
    let whole = sides.reduce(size) { $0.clampedProduct($1) }
    try checkMemory(whole, for: path)
    let filters = try filters()
    let count = layout.shape.count
    var bytes = [UInt8](repeating: 0, count: count * max(size, type.size))
    var target = ChunkTarget(layout, entry, chunk: sides, size: size)
    while let offset = target.nextOffset() {
      let (mask, packed) = try rawChunk(offset)
      let chunk = try unpack(packed, filters, skipping: mask, whole, size)
      target.copy(chunk, into: &bytes)
    }
    guard H5Tconvert(stored.id, type.hdf5, count, &bytes, nil, chdf5_default()) >= 0 else {
      throw refused("data")
    }
    return bytes
  }

  private func rawChunk(_ offset: [Int]) throws(VolumeFileError) -> (UInt32, [UInt8]) {
    var start = offset.map { hsize_t($0) }
    var (length, mask) = (hsize_t(0), UInt32(0))
    guard H5Dget_chunk_storage_size(object.id, &start, &length) >= 0, length > 0 else {
      throw refused("chunks")
    }
    try checkMemory(Int(clamping: length), for: path)
    var bytes = [UInt8](repeating: 0, count: Int(clamping: length))
    guard H5Dread_chunk(object.id, chdf5_default(), &start, &mask, &bytes) >= 0 else {
      throw refused("chunks")
    }
    return (mask, bytes)
  }

  /// Undoes the filters from the last to the first, save those that `mask` says were left out.
  private func unpack(
    _ packed: [UInt8], _ filters: [H5Z_filter_t], skipping mask: UInt32, _ whole: Int, _ size: Int
  ) throws(VolumeFileError) -> [UInt8] {
    var bytes = packed
    for (index, filter) in filters.enumerated().reversed() where mask >> UInt32(index) & 1 == 0 {
      switch filter {
      case Self.lzf:
        guard let plain = LZF.unpack(bytes, count: whole) else {
          throw malformed("packed data", "damaged", allowed: "lzf's format")
        }
        bytes = plain
      case H5Z_filter_t(H5Z_FILTER_SHUFFLE): bytes = Self.unshuffled(bytes, size)
      default:
        throw malformed(
          "compression", "lzf with filter \(filter)", allowed: "lzf alone or with shuffle")
      }
    }
    guard bytes.count == whole else {
      throw malformed("chunks", "\(bytes.count) bytes long", allowed: "\(whole)")
    }
    return bytes
  }

  /// Undoes HDF5's shuffle, which lays the first bytes of all values first, then the second ones.
  private static func unshuffled(_ bytes: [UInt8], _ size: Int) -> [UInt8] {
    let count = bytes.count / size
    var result = bytes
    for byte in 0..<size {
      for index in 0..<count { result[index * size + byte] = bytes[byte * count + index] }
    }
    return result
  }
}

/// The compression of h5py's `compression="lzf"`.
///
/// - Source: the format of liblzf, oldhome.schmorp.de/marc/liblzf.html.
enum LZF {
  /// The `count` bytes that `packed` holds; nil where it is damaged.
  static func unpack(_ packed: [UInt8], count: Int) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    func byte() -> Int? {
      guard position < packed.count else { return nil }
      position += 1
      return Int(packed[position - 1])
    }
    while let control = byte() {
      if control < 32 {
        let end = position + control + 1
        guard end <= packed.count else { return nil }
        result.append(contentsOf: packed[position..<end])
        position = end
      } else {
        var length = control >> 5
        if length == 7 {
          guard let more = byte() else { return nil }
          length += more
        }
        guard let low = byte() else { return nil }
        let start = result.count - ((control & 31) << 8 | low) - 1
        guard start >= 0 else { return nil }
        // What is copied may reach into what this copy writes.
        for index in start..<start + length + 2 { result.append(result[index]) }
      }
      guard result.count <= count else { return nil }
    }
    return result.count == count ? result : nil
  }
}
