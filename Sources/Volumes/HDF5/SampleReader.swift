internal import CHDF5

/// Reads samples one by one from an HDF5 file in MicroGen3D's layout.
///
/// Each dataset of the file is a sample of shape (x, y, z) in C order, with its numbers as
/// attributes. Opening lists the names; a sample is read only when it is asked for.
public final class SampleReader {
  public let path: String
  /// Every dataset of the file, by name; those in groups as `group/dataset`.
  public let names: [String]
  private let file: hid_t
  private let fileSize: Int

  public init(path: String) throws(VolumeFileError) {
    self.path = path
    fileSize = try regularFileSize(at: path)
    (file, names) = try withHDF5 { () throws(VolumeFileError) in
      let file = try Self.open(path)
      do throws(VolumeFileError) {
        return (file, try Self.datasets(of: file, path))
      } catch {
        H5Fclose(file)
        throw error
      }
    }
  }

  deinit {
    let file = self.file
    _ = try? withHDF5 { H5Fclose(file) }
  }

  /// The numbers that belong to the sample; attributes that are not one number are passed over.
  public func attributes(of name: String) throws(VolumeFileError) -> [String: Double] {
    try withHDF5 { () throws(VolumeFileError) in try dataset(name).attributes() }
  }

  /// The shape of the sample, without reading it.
  public func shape(of name: String) throws(VolumeFileError) -> Shape {
    try withHDF5 { () throws(VolumeFileError) in try dataset(name).shape() }
  }

  /// The phases of the sample.
  ///
  /// - Parameter labels: What its labels mean; without it only GraSPI's codes are taken.
  public func volume(_ name: String, labels: LabelMap? = nil) throws(VolumeFileError) -> Volume {
    try raster(name).volume(labels)
  }

  /// The real values of the sample.
  public func field(_ name: String) throws(VolumeFileError) -> Field {
    try raster(name).field()
  }

  /// The phases of the sample with its numbers.
  public func sample(_ name: String, labels: LabelMap? = nil) throws(VolumeFileError) -> Sample {
    Sample(
      name: name, volume: try volume(name, labels: labels), attributes: try attributes(of: name))
  }

  /// The dataset called `name`; without a name the only one.
  func raster(_ name: String?) throws(VolumeFileError) -> Raster {
    guard let name = name ?? (names.count == 1 ? names[0] : nil) else {
      throw .noSuchArray(path: path, asked: nil, available: names)
    }
    return try withHDF5 { () throws(VolumeFileError) in
      try dataset(name).raster(fileSize: fileSize)
    }
  }

  private func dataset(_ name: String) throws(VolumeFileError) -> HDF5Dataset {
    guard names.contains(name) else {
      throw .noSuchArray(path: path, asked: name, available: names)
    }
    return try HDF5Dataset(name, in: file, path)
  }

  // MARK: Opening

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

  private static func datasets(of file: hid_t, _ path: String) throws(VolumeFileError) -> [String] {
    var names: [String] = []
    // Groups may contain one another in a ring: eight levels are enough for any honest file.
    try list(file, prefix: "", levels: 8, into: &names, path)
    return names
  }

  private static func list(
    _ group: hid_t, prefix: String, levels: Int, into names: inout [String], _ path: String
  ) throws(VolumeFileError) {
    guard let links = hdf5Names({ chdf5_each_link(group, $0, $1) }), names.count < 1 << 20 else {
      throw .malformed(
        path: path, field: "group \(quoted("/" + prefix))", found: hdf5Error(),
        allowed: "a list of datasets")
    }
    for link in links {
      guard let object = HDF5Object(H5Oopen(group, link, chdf5_default())) else {
        throw .malformed(
          path: path, field: "object \(quoted(prefix + link))", found: hdf5Error(),
          allowed: "a dataset or a group")
      }
      let kind = H5Iget_type(object.id)
      if kind == H5I_DATASET { names.append(prefix + link) }
      if kind == H5I_GROUP, levels > 0 {
        try list(object.id, prefix: prefix + link + "/", levels: levels - 1, into: &names, path)
      }
    }
  }
}
