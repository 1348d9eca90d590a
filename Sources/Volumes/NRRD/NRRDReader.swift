/// Reads NRRD, “nearly raw raster data”: a text header, then voxels with x fastest.
///
/// - Source: teem.sourceforge.net, “Definition of NRRD File Format”.
struct NRRDReader {
  private let header: NRRDHeader
  private let file: FileBytes

  init(_ file: FileBytes) throws(VolumeFileError) {
    self.file = file
    header = try NRRDHeader(file)
  }

  /// - Parameter index: The entry along the axis that is not one of space, where there is one.
  func raster(
    index: Int? = nil, remark: (String) -> Void = { _ in }
  ) throws(VolumeFileError) -> Raster {
    let axes = header.axes
    let entry = try file.entry(index, of: axes.entries)
    if axes.order != .straight {
      remark(
        "\(file.path): its axes lie otherwise in space; they are read in the order x, y, z, each"
          + " growing, as the header's space directions say.")
    }
    try axes.shape.checkMemory(
      header.type, isPacked: header.encoding != .raw || !header.dataFiles.isEmpty,
      path: file.path)
    if axes.entries > 1 {
      let values = axes.entries * axes.shape.count
      try checkMemory(values.clampedProduct(header.type.size + 4), for: file.path)
    }
    let all = try scalars(count: axes.entries * axes.shape.count)
    return Raster(
      path: file.path, shape: axes.shape, spacing: axes.spacing, labels: header.labels,
      scalars: pick(entry, of: all).arranged(axes.sides, axes.order))
  }

  /// The values of one entry, of whose axes some run faster than that of the entries.
  private func pick(_ entry: Int, of all: Scalars) -> Scalars {
    let axes = header.axes
    if axes.entries == 1 { return all }
    let faster = axes.sides.prefix(axes.fasterAxes).reduce(1, *)
    return all.blocks(of: faster, every: axes.entries * faster, from: entry * faster)
  }

  private func scalars(count: Int) throws(VolumeFileError) -> Scalars {
    let pieces = try pieces()
    guard count % pieces.count == 0 else {
      throw file.malformed(
        "the header's data file", "\(pieces.count) files",
        allowed: "a number of files that share the \(count) voxels alike")
    }
    let data = NRRDData(header, count: count / pieces.count)
    if pieces.count == 1 { return try data.scalars(pieces[0].data, from: pieces[0].start) }
    var bytes: [UInt8] = []
    guard header.encoding != .text else {
      throw file.malformed("the header's encoding", "ascii in several files", allowed: "raw, gzip")
    }
    for piece in pieces { bytes += try data.bytes(piece.data, from: piece.start) }
    return try NRRDData(header, count: count).decode(bytes[...], in: file)
  }

  /// The files of the voxels, and where they start in each.
  private func pieces() throws(VolumeFileError) -> [(data: FileBytes, start: Int)] {
    if header.dataFiles.isEmpty { return [(file, header.dataStart)] }
    var total = 0
    var pieces: [(FileBytes, Int)] = []
    for name in header.dataFiles {
      let piece = try file.beside(name, named: "the header's data file")
      total += piece.all.count
      try checkMemory(total, for: file.path)
      pieces.append((piece, 0))
    }
    return pieces
  }
}
