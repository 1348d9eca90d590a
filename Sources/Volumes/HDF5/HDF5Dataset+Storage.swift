internal import CHDF5

extension HDF5Dataset {
  /// Refuses data that lie elsewhere, in part, or in more bytes than the file can hold.
  func checkStorage(_ layout: HDF5Layout, fileSize: Int) throws(VolumeFileError) {
    guard let plan = HDF5Object(H5Dget_create_plist(object.id)),
      let type = HDF5Object(H5Dget_type(object.id))
    else { throw refused("storage") }
    let needed = layout.count.clampedProduct(H5Tget_size(type.id))
    switch H5Pget_layout(plan.id) {
    case H5D_CHUNKED: try checkChunks(plan.id, needed, layout, fileSize)
    case H5D_CONTIGUOUS, H5D_COMPACT:
      guard H5Pget_external_count(plan.id) == 0 else {
        throw malformed("storage", "in another file", allowed: "data in this file")
      }
      let stored = Int(clamping: H5Dget_storage_size(object.id))
      guard needed <= min(stored, fileSize) else { throw truncated(needed, min(stored, fileSize)) }
    default:
      throw malformed("storage", "virtual", allowed: "data in this file")
    }
  }

  private func checkChunks(
    _ plan: hid_t, _ needed: Int, _ layout: HDF5Layout, _ fileSize: Int
  ) throws(VolumeFileError) {
    // Deflate makes nothing more than 1032 times smaller.
    let most = fileSize.clampedProduct(1032)
    guard needed <= most else { throw truncated(needed, fileSize) }
    let sides = try chunkSides(plan, rank: layout.sides.count)
    let chunk = sides.reduce(1.0) { $0 * Double($1) }
    guard chunk >= 1, chunk <= Double(most), let space = HDF5Object(H5Dget_space(object.id)) else {
      throw malformed("chunks", "\(sides)", allowed: "chunks that the file can hold")
    }
    let expected = zip(layout.sides, sides).reduce(hsize_t(1)) { product, side in
      product.multipliedReportingOverflow(
        by: hsize_t((side.0 + side.1 - 1) / side.1)
      ).partialValue
    }
    var stored: hsize_t = 0
    guard H5Dget_num_chunks(object.id, space.id, &stored) >= 0 else { throw refused("chunks") }
    guard stored == expected else {
      throw malformed("chunks", "\(stored) in number", allowed: "\(expected)")
    }
  }

  /// The sides of a chunk, each at least 1.
  func chunkSides(_ plan: hid_t, rank: Int) throws(VolumeFileError) -> [Int] {
    var sides = [hsize_t](repeating: 0, count: rank)
    guard H5Pget_chunk(plan, Int32(rank), &sides) == rank else { throw refused("chunks") }
    let whole = sides.map { Int(clamping: $0) }
    guard whole.allSatisfy({ (1...1 << 32).contains($0) }) else {
      throw malformed("chunks", "\(sides)", allowed: "chunks that the file can hold")
    }
    return whole
  }

  private func truncated(_ needed: Int, _ found: Int) -> VolumeFileError {
    .truncated(
      path: path, field: "dataset \(quoted(name))", neededBytes: needed, foundBytes: found)
  }
}
