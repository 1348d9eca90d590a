internal import CHDF5

extension HDF5Dataset {
  /// The attributes that are one number each.
  func attributes() throws(VolumeFileError) -> [String: Double] {
    let id = object.id
    guard let names = hdf5Names({ chdf5_each_attribute(id, $0, $1) }) else {
      throw malformed("attributes", hdf5Error(), allowed: "what HDF5 can read")
    }
    var attributes: [String: Double] = [:]
    for name in names { attributes[name] = try attribute(name) }
    return attributes
  }

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
