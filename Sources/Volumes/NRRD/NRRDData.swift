/// Fetches the voxels of one data file of a NRRD header: skips, unpacks, decodes.
struct NRRDData {
  private let header: NRRDHeader
  /// The number of voxels in the file.
  private let count: Int

  init(_ header: NRRDHeader, count: Int) { (self.header, self.count) = (header, count) }

  private var size: Int { count * header.type.size }

  func scalars(_ data: FileBytes, from start: Int) throws(VolumeFileError) -> Scalars {
    guard header.encoding == .text else { return try decode(bytes(data, from: start), in: data) }
    let text = try dropBytes(dropLines(data.all[start...], data), data)
    return try NumberText("the data", header.type, count: count, data).decode(text)
  }

  func decode(_ bytes: ArraySlice<UInt8>, in data: FileBytes) throws(VolumeFileError) -> Scalars {
    do {
      return try header.type.decode(
        bytes, count: bytes.count / header.type.size, order: header.order)
    } catch {
      throw data.malformed(
        "value \(error.index)", error.value, allowed: "whole numbers up to 2⁶³ − 1")
    }
  }

  /// The bytes of the voxels. Lines are skipped in what is stored, bytes in what is unpacked from it.
  func bytes(
    _ data: FileBytes, from start: Int
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    let stored = try dropLines(data.all[start...], data)
    let all: ArraySlice<UInt8>
    switch header.encoding {
    case .raw, .text: all = stored
    case .hex: all = try hex(stored, data)
    case .gzip, .bzip2: all = try unpack(stored, data)
    }
    let bytes = try dropBytes(all, data)
    guard bytes.count == size else {
      throw data.malformed(
        "the data", "\(bytes.count) bytes long", allowed: "\(size), as the sizes say")
    }
    return bytes
  }

  private func dropLines(
    _ stored: ArraySlice<UInt8>, _ data: FileBytes
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    var rest = stored
    for line in 0..<header.lineSkip {
      guard let end = rest.firstIndex(of: 10) else {
        throw data.malformed("line skip", "\(header.lineSkip)", allowed: "\(line), its lines")
      }
      rest = rest[(end + 1)...]
    }
    return rest
  }

  private func dropBytes(
    _ rest: ArraySlice<UInt8>, _ data: FileBytes
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    // −1 means that the data are the last bytes.
    let skip = header.byteSkip == -1 ? max(0, rest.count - size) : header.byteSkip
    guard skip <= rest.count else {
      throw .truncated(
        path: data.path, field: "byte skip", neededBytes: skip, foundBytes: rest.count)
    }
    return rest.dropFirst(skip)
  }

  private func unpack(
    _ stored: ArraySlice<UInt8>, _ data: FileBytes
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    // What comes before the last bytes is short: a header of another format.
    let before = header.byteSkip == -1 ? max(1 << 20, size) : header.byteSkip
    let (most, overflows) = size.addingReportingOverflow(before)
    let limit = UnpackLimit(overflows ? .max : most)
    let isGzip = header.encoding == .gzip
    do {
      return try isGzip ? Inflate.gzip(stored, limit)[...] : Bunzip2.bytes(stored, limit)[...]
    } catch {
      throw data.malformed(
        "the packed data at byte \(error.position)", error.found,
        allowed: isGzip ? "gzip's format" : "bzip2's format")
    }
  }

  /// Two digits a byte, blanks anywhere.
  private func hex(
    _ stored: ArraySlice<UInt8>, _ data: FileBytes
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(stored.count / 2)
    var high: UInt8?
    for (position, character) in zip(stored.indices, stored) where character > 32 {
      guard let digit = Character(UnicodeScalar(character)).hexDigitValue else {
        throw data.malformed(
          "the data at byte \(position)", quoted(String(UnicodeScalar(character))),
          allowed: "hexadecimal digits")
      }
      if let first = high { bytes.append(first << 4 | UInt8(digit)) }
      high = high == nil ? UInt8(digit) : nil
    }
    return bytes[...]
  }
}
