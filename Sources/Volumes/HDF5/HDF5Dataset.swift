internal import CHDF5

/// One open dataset. Lives only inside `withHDF5`.
struct HDF5Dataset: ~Copyable {
  let object: HDF5Object
  let name: String
  let path: String
  let file: hid_t

  init(_ name: String, in file: hid_t, _ path: String) throws(VolumeFileError) {
    self.name = name
    self.path = path
    self.file = file
    guard let object = HDF5Object(H5Dopen2(file, name, chdf5_default())) else {
      throw .malformed(
        path: path, field: "dataset \(quoted(name))", found: hdf5Error(), allowed: "a dataset")
    }
    self.object = object
  }

  /// The sides as the file gives them, the slowest first.
  func sides() throws(VolumeFileError) -> [Int] {
    guard let space = HDF5Object(H5Dget_space(object.id)) else { throw refused("shape") }
    let rank = Int(H5Sget_simple_extent_ndims(space.id))
    guard (0...HDF5Layout.mostAxes).contains(rank) else {
      throw malformed("shape", "of \(rank) axes", allowed: "three axes (x, y, z)")
    }
    if rank == 0 { return [] }
    var sides = [hsize_t](repeating: 0, count: rank)
    guard H5Sget_simple_extent_dims(space.id, &sides, nil) == rank else { throw refused("shape") }
    return sides.map { Int(clamping: $0) }
  }

  /// The sides x, y, z of a sample.
  func shape() throws(VolumeFileError) -> Shape { try layout().shape }

  /// Voxels and numbers. The voxels may be at most as many as a file of this size can hold.
  ///
  /// - Parameter index: The entry along a leading axis, where there is one.
  func content(fileSize: Int, index: Int? = nil) throws(VolumeFileError) -> HDF5Content {
    let layout = try layout()
    let entry = try entry(index, of: layout.entries, path: path)
    let stored = try scalars(layout, entry, fileSize: fileSize)
    let scalars = layout.hasXFastest ? stored : stored.reversingAxes(layout.shape)
    var attributes = try attributes()
    for (name, length) in layout.spacing?.sampleAttributes ?? [] where attributes[name] == nil {
      attributes[name] = length
    }
    let spacing = Spacing(sampleAttributes: attributes)
    let raster = Raster(path: path, shape: layout.shape, spacing: spacing, scalars: scalars)
    return HDF5Content(raster: raster, attributes: attributes)
  }

  /// The values of one entry in the file's order.
  private func scalars(
    _ layout: HDF5Layout, _ entry: Int, fileSize: Int
  ) throws(VolumeFileError) -> Scalars {
    let type = try scalarType()
    let shape = layout.shape
    try checkStorage(layout, fileSize: fileSize)
    try shape.checkMemory(type, isPacked: true, path: path)
    var bytes: [UInt8]
    if try needsOwnUnpacking() {
      bytes = try unpackedChunks(layout, entry, as: type)
    } else {
      bytes = [UInt8](repeating: 0, count: shape.count * type.size)
      try read(layout, entry, type, into: &bytes)
    }
    do {
      return try type.decode(bytes[...], count: shape.count, order: .native)
    } catch {
      throw malformed("value \(error.index)", error.value, allowed: "whole numbers of 32 bits")
    }
  }

  private func read(
    _ layout: HDF5Layout, _ entry: Int, _ type: ScalarType, into bytes: inout [UInt8]
  ) throws(VolumeFileError) {
    guard let axis = layout.entryAxis else {
      let status = H5Dread(
        object.id, type.hdf5, chdf5_all(), chdf5_all(), chdf5_default(), &bytes)
      guard status >= 0 else { throw refused("data") }
      return
    }
    var start = [hsize_t](repeating: 0, count: layout.sides.count)
    var counts = layout.sides.map { hsize_t($0) }
    (start[axis], counts[axis]) = (hsize_t(entry), 1)
    guard let space = HDF5Object(H5Dget_space(object.id)),
      H5Sselect_hyperslab(space.id, H5S_SELECT_SET, &start, nil, &counts, nil) >= 0,
      let memory = HDF5Object(H5Screate_simple(Int32(counts.count), &counts, nil)),
      H5Dread(object.id, type.hdf5, memory.id, space.id, chdf5_default(), &bytes) >= 0
    else { throw refused("data") }
  }

  func scalarType() throws(VolumeFileError) -> ScalarType {
    guard let type = HDF5Object(H5Dget_type(object.id)) else { throw refused("type") }
    let size = H5Tget_size(type.id)
    let sign = H5Tget_sign(type.id) == H5T_SGN_NONE ? "u" : ""
    let name: String
    switch H5Tget_class(type.id) {
    case H5T_INTEGER: name = "\(sign)int\(size * 8)"
    case H5T_FLOAT: name = size <= 4 ? "float32" : "float64"
    // NumPy's bool arrives as an enumeration of one byte.
    case H5T_ENUM where size == 1: name = "uint8"
    default: name = ""
    }
    guard let scalar = ScalarType(rawValue: name) else {
      throw malformed("type", "not a number", allowed: "whole numbers to 64 bits, or reals")
    }
    return scalar
  }

  func malformed(_ field: String, _ found: String, allowed: String) -> VolumeFileError {
    .malformed(
      path: path, field: "the \(field) of dataset \(quoted(name))", found: found, allowed: allowed)
  }

  func refused(_ field: String) -> VolumeFileError {
    malformed(field, hdf5Error(), allowed: "what HDF5 can read")
  }
}

extension ScalarType {
  /// HDF5's name of the type in memory.
  var hdf5: hid_t {
    switch self {
    case .int8: chdf5_int8()
    case .uint8: chdf5_uint8()
    case .int16: chdf5_int16()
    case .uint16: chdf5_uint16()
    case .int32: chdf5_int32()
    case .uint32: chdf5_uint32()
    case .int64: chdf5_int64()
    case .uint64: chdf5_uint64()
    case .float16, .float32: chdf5_float()
    case .float64: chdf5_double()
    }
  }
}
