internal import CHDF5
import Foundation

/// Writes samples one after another into an HDF5 file in MicroGen3D's layout.
///
/// The file grows as `path` with `.partial` after it, and takes its name in `finish()`: without
/// that nothing appears at `path`. The same samples give the same bytes: no times are kept.
/// HDF5 1.10 and later read the file.
package final class SampleWriter {
  package let path: String
  private let partial: String
  private let compression: Int
  private var file: hid_t?
  private var saysLabels = false

  /// - Parameter compression: gzip's level, 0 (stored) to 9.
  package init(path: String, compression: Int = 4) throws(VolumeFileError) {
    precondition((0...9).contains(compression), "gzip has levels 0 to 9")
    self.path = path
    self.compression = compression
    partial = path + ".partial"
    file = nil
    unlink(partial)  // HDF5 would follow a link of this name
    file = try withHDF5 { () throws(VolumeFileError) in try Self.create(partial, for: path) }
  }

  deinit { abandon() }

  /// Adds a volume with its numbers, which are written in the order given.
  package func append(
    _ volume: Volume, name: String, attributes: [(String, Double)]
  ) throws(VolumeFileError) {
    try sayLabels()
    let scalars = Scalars.bytes(volume.labels)
    try append(scalars, volume.shape, name: name, attributes: attributes)
  }

  /// Adds a volume with its numbers, which are written in the order given.
  package func append(
    _ volume: Volume, name: String, attributes: KeyValuePairs<String, Double> = [:]
  ) throws(VolumeFileError) {
    try append(volume, name: name, attributes: attributes.map { ($0.key, $0.value) })
  }

  /// Adds a field with its numbers, which are written in the order given.
  package func append(
    _ field: Field, name: String, attributes: [(String, Double)] = []
  ) throws(VolumeFileError) {
    try append(.reals(field.values), field.shape, name: name, attributes: attributes)
  }

  /// Says in the file, once, that its labels are GraSPI's codes.
  private func sayLabels() throws(VolumeFileError) {
    guard !saysLabels else { return }
    let file = open
    try withHDF5 { () throws(VolumeFileError) in
      guard chdf5_write_text(file, "labels", LabelMap.graspi.description) >= 0 else {
        throw failure()
      }
    }
    saysLabels = true
  }

  /// Hands everything so far to the operating system.
  package func flush() throws(VolumeFileError) {
    let file = open
    try withHDF5 { () throws(VolumeFileError) in
      guard H5Fflush(file, H5F_SCOPE_GLOBAL) >= 0 else { throw failure() }
    }
  }

  /// Closes the file and gives it its name. Nothing can be added after.
  package func finish() throws(VolumeFileError) {
    let file = open
    self.file = nil
    try withHDF5 { () throws(VolumeFileError) in
      guard H5Fclose(file) >= 0 else {
        let error = failure()
        unlink(partial)
        throw error
      }
    }
    try moveIntoPlace(partial, path)
  }

  private var open: hid_t {
    guard let file else { preconditionFailure("the file is finished") }
    return file
  }

  private func abandon() {
    guard let file else { return }
    _ = try? withHDF5 { H5Fclose(file) }
    unlink(partial)
  }

  private func failure() -> VolumeFileError { .unwritable(path: path, reason: hdf5Error()) }

  // MARK: Creating

  private static func create(_ partial: String, for path: String) throws(VolumeFileError) -> hid_t {
    guard let access = HDF5Object(H5Pcreate(chdf5_file_access())),
      let creation = HDF5Object(H5Pcreate(chdf5_file_create())),
      H5Pset_file_locking(access.id, false, true) >= 0,
      H5Pset_fclose_degree(access.id, H5F_CLOSE_STRONG) >= 0,
      // From 1.10 on everything but the voxels has a checksum, and gzip gives those one.
      H5Pset_libver_bounds(access.id, H5F_LIBVER_V110, H5F_LIBVER_V110) >= 0,
      H5Pset_obj_track_times(creation.id, false) >= 0
    else { throw .unwritable(path: path, reason: hdf5Error()) }
    let file = H5Fcreate(partial, chdf5_truncate(), creation.id, access.id)
    guard file >= 0 else { throw .unwritable(path: path, reason: hdf5Error()) }
    return file
  }

  // MARK: Appending

  private func append(
    _ scalars: Scalars, _ shape: Shape, name: String, attributes: [(String, Double)]
  ) throws(VolumeFileError) {
    let file = open
    let turned = Shape(nx: shape.nz, ny: shape.ny, nz: shape.nx)
    let values = scalars.reversingAxes(turned)
    try withHDF5 { () throws(VolumeFileError) in
      let sides = [shape.nx, shape.ny, shape.nz].map { hsize_t($0) }
      guard let space = HDF5Object(H5Screate_simple(3, sides, nil)),
        let plan = HDF5Object(creationPlan(sides, values.byteSize)),
        let dataset = HDF5Object(
          H5Dcreate2(
            file, name, values.fileType, space.id, chdf5_default(), plan.id, chdf5_default())),
        write(values, to: dataset.id)
      else { throw failure() }
      for (key, value) in attributes {
        guard write(value, named: key, to: dataset.id) else { throw failure() }
      }
    }
  }

  private func creationPlan(_ sides: [hsize_t], _ voxelSize: Int) -> hid_t {
    let plan = H5Pcreate(chdf5_dataset_create())
    // Whole slabs of x, 4 MB at most.
    let slab = Int(sides[1] * sides[2]) * voxelSize
    let chunk = [hsize_t(max(1, min(Int(sides[0]), (4 << 20) / slab))), sides[1], sides[2]]
    let isPlanned =
      H5Pset_obj_track_times(plan, false) >= 0
      && H5Pset_chunk(plan, 3, chunk) >= 0
      && H5Pset_shuffle(plan) >= 0
      && H5Pset_deflate(plan, UInt32(compression)) >= 0
      // All attributes in the header: an index of them would cost kilobytes a sample.
      && H5Pset_attr_phase_change(plan, 512, 0) >= 0
    guard isPlanned else {
      H5Pclose(plan)
      return -1
    }
    return plan
  }

  private func write(_ scalars: Scalars, to dataset: hid_t) -> Bool {
    func write(_ type: hid_t, _ values: UnsafeRawPointer) -> Bool {
      H5Dwrite(dataset, type, chdf5_all(), chdf5_all(), chdf5_default(), values) >= 0
    }
    return switch scalars {
    case .bytes(let values): write(chdf5_uint8(), values)
    case .integers(let values): write(chdf5_int32(), values)
    case .wide(let values): write(chdf5_int64(), values)
    case .reals(let values): write(chdf5_float(), values)
    }
  }

  private func write(_ value: Double, named name: String, to dataset: hid_t) -> Bool {
    var value = value
    guard let space = HDF5Object(H5Screate(H5S_SCALAR)),
      let attribute = HDF5Object(
        H5Acreate2(
          dataset, name, chdf5_file_double(), space.id, chdf5_default(), chdf5_default()))
    else { return false }
    return H5Awrite(attribute.id, chdf5_double(), &value) >= 0
  }
}

extension Scalars {
  fileprivate var byteSize: Int {
    type().size
  }

  fileprivate var fileType: hid_t {
    switch self {
    case .bytes: chdf5_file_uint8()
    case .integers: chdf5_file_int32()
    case .wide: chdf5_file_int64()
    case .reals: chdf5_file_float()
    }
  }
}

extension SampleWriter {
  /// Writes `raster` as the only dataset of its file, with the length of a voxel.
  static func write(_ raster: Raster, name: String) throws(VolumeFileError) {
    try writeAtomically(to: raster.path) { temporary throws(VolumeFileError) in
      let writer = try SampleWriter(path: temporary)
      let spacing = raster.spacing ?? Spacing(cube: 1)
      if raster.labels != nil { try writer.sayLabels() }
      try writer.append(
        raster.scalars, raster.shape, name: name, attributes: spacing.sampleAttributes)
      try writer.finish()
    }
  }
}
