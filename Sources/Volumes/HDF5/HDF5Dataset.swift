internal import CHDF5

/// One open dataset. Lives only inside `withHDF5`.
struct HDF5Dataset: ~Copyable {
  private let object: HDF5Object
  private let name: String
  private let path: String

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

  /// The voxels, x fastest. They may be at most as many as a file of this size can hold.
  func raster(fileSize: Int) throws(VolumeFileError) -> Raster {
    let shape = try shape()
    let type = try scalarType()
    try checkStorage(shape.count * type.size, fileSize: fileSize)
    var bytes = [UInt8](repeating: 0, count: shape.count * type.size)
    let status = H5Dread(
      object.id, type.hdf5, chdf5_all(), chdf5_all(), chdf5_default(), &bytes)
    guard status >= 0 else { throw refused("data") }
    let scalars: Scalars
    do {
      scalars = try type.decode(bytes[...], count: shape.count, order: .native)
    } catch {
      throw malformed("value \(error.index)", error.value, allowed: "whole numbers of 32 bits")
    }
    return Raster(
      path: path, shape: shape, spacing: Spacing(sampleAttributes: try attributes()),
      scalars: scalars.reversingAxes(shape))
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

  private func refused(_ field: String) -> VolumeFileError {
    malformed(field, hdf5Error(), allowed: "what HDF5 can read")
  }

  // MARK: Storage

  /// Refuses data that lie elsewhere, in part, or in more bytes than the file can hold.
  private func checkStorage(_ needed: Int, fileSize: Int) throws(VolumeFileError) {
    guard let plan = HDF5Object(H5Dget_create_plist(object.id)) else { throw refused("storage") }
    switch H5Pget_layout(plan.id) {
    case H5D_CHUNKED: try checkChunks(plan.id, needed, fileSize)
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
    _ plan: hid_t, _ needed: Int, _ fileSize: Int
  ) throws(VolumeFileError) {
    // Deflate makes nothing more than 1032 times smaller.
    let most = fileSize.multipliedReportingOverflow(by: 1032).partialValue
    guard needed <= most else { throw truncated(needed, fileSize) }
    var sides = [hsize_t](repeating: 0, count: 3)
    guard H5Pget_chunk(plan, 3, &sides) == 3, let space = HDF5Object(H5Dget_space(object.id)) else {
      throw refused("chunks")
    }
    let chunk = sides.reduce(1.0) { $0 * Double($1) }
    guard chunk >= 1, chunk <= Double(most) else {
      throw malformed("chunks", "\(sides)", allowed: "chunks that the file can hold")
    }
    let shape = try shape()
    let expected = zip([shape.nx, shape.ny, shape.nz], sides).reduce(1) {
      $0 * ((hsize_t($1.0) + $1.1 - 1) / $1.1)
    }
    var stored: hsize_t = 0
    guard H5Dget_num_chunks(object.id, space.id, &stored) >= 0 else { throw refused("chunks") }
    guard stored == expected else {
      throw malformed("chunks", "\(stored) in number", allowed: "\(expected)")
    }
  }

  private func truncated(_ needed: Int, _ found: Int) -> VolumeFileError {
    .truncated(
      path: path, field: "dataset \(quoted(name))", neededBytes: needed, foundBytes: found)
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
    case .float32: chdf5_float()
    case .float64: chdf5_double()
    }
  }
}

extension HDF5Dataset {
  /// The attributes that are one number each.
  func attributes() throws(VolumeFileError) -> [String: Double] {
    guard let names = hdf5Names({ chdf5_each_attribute(objectID, $0, $1) }) else {
      throw malformed("attributes", hdf5Error(), allowed: "what HDF5 can read")
    }
    var attributes: [String: Double] = [:]
    for name in names { attributes[name] = try attribute(name) }
    return attributes
  }

  private var objectID: hid_t { object.id }

  private func attribute(_ name: String) throws(VolumeFileError) -> Double? {
    guard let attribute = HDF5Object(H5Aopen(object.id, name, chdf5_default())),
      let type = HDF5Object(H5Aget_type(attribute.id)),
      let space = HDF5Object(H5Aget_space(attribute.id))
    else {
      throw malformed("attribute \(quoted(name))", hdf5Error(), allowed: "what HDF5 can read")
    }
    let kind = H5Tget_class(type.id)
    guard kind == H5T_FLOAT || kind == H5T_INTEGER, H5Sget_simple_extent_npoints(space.id) == 1
    else { return nil }
    var value = 0.0
    guard H5Aread(attribute.id, chdf5_double(), &value) >= 0 else {
      throw malformed("attribute \(quoted(name))", hdf5Error(), allowed: "one number")
    }
    return value
  }
}
