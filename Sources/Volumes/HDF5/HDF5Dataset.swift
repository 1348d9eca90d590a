internal import CHDF5

/// One open dataset. Lives only inside `withHDF5`.
struct HDF5Dataset: ~Copyable {
  let object: HDF5Object
  let name: String
  let path: String

  init(_ name: String, in file: hid_t, _ path: String) throws(VolumeFileError) {
    self.name = name
    self.path = path
    guard let object = HDF5Object(H5Dopen2(file, name, chdf5_default())) else {
      throw .malformed(
        path: path, field: "dataset \(quoted(name))", found: hdf5Error(), allowed: "a dataset")
    }
    self.object = object
  }

  /// The sides x, y, z.
  func shape() throws(VolumeFileError) -> Shape {
    guard let space = HDF5Object(H5Dget_space(object.id)) else { throw refused("shape") }
    let rank = Int(H5Sget_simple_extent_ndims(space.id))
    guard rank == 3 else {
      throw malformed("shape", "of \(rank) axes", allowed: "three axes (x, y, z)")
    }
    var sides = [hsize_t](repeating: 0, count: 3)
    guard H5Sget_simple_extent_dims(space.id, &sides, nil) == 3 else { throw refused("shape") }
    let whole = sides.map { Int(clamping: $0) }
    guard let shape = Shape(checking: whole[0], whole[1], whole[2]) else {
      throw malformed("shape", "\(sides)", allowed: "sides of at least 1 that can be counted")
    }
    return shape
  }

  /// Voxels and numbers. The voxels may be at most as many as a file of this size can hold.
  func content(fileSize: Int) throws(VolumeFileError) -> HDF5Content {
    let shape = try shape()
    let scalars = try scalars(shape, fileSize: fileSize).reversingAxes(shape)
    let attributes = try attributes()
    let spacing = Spacing(sampleAttributes: attributes)
    let raster = Raster(path: path, shape: shape, spacing: spacing, scalars: scalars)
    return HDF5Content(raster: raster, attributes: attributes)
  }

  /// The values in the file's order, z fastest.
  private func scalars(_ shape: Shape, fileSize: Int) throws(VolumeFileError) -> Scalars {
    let type = try scalarType()
    try checkStorage(shape.count * type.size, fileSize: fileSize)
    var bytes = [UInt8](repeating: 0, count: shape.count * type.size)
    let status = H5Dread(
      object.id, type.hdf5, chdf5_all(), chdf5_all(), chdf5_default(), &bytes)
    guard status >= 0 else { throw refused("data") }
    do {
      return try type.decode(bytes[...], count: shape.count, order: .native)
    } catch {
      throw malformed("value \(error.index)", error.value, allowed: "whole numbers of 32 bits")
    }
  }

  private func scalarType() throws(VolumeFileError) -> ScalarType {
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
  fileprivate var hdf5: hid_t {
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
