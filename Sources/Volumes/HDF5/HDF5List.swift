internal import CHDF5

/// The names of all datasets, those in groups as `group/dataset`, by name, and what the file says
/// of its labels.
struct HDF5Contents: Codable {
  let names: [String]
  let labels: String
}

/// Lists what an HDF5 file holds. Lives only inside `withHDF5`.
struct HDF5List {
  private let path: String
  /// Groups may contain one another in a ring: eight levels are enough for any honest file.
  private static let deepest = 8
  private static let most = 1 << 20

  init(_ path: String) { self.path = path }

  /// What the file holds, and the text of its attribute `labels`.
  func contents(of file: hid_t) throws(VolumeFileError) -> HDF5Contents {
    var names: [String] = []
    try list(file, prefix: "", level: 0, into: &names)
    return HDF5Contents(names: names.sorted(), labels: Self.text(of: file, "labels"))
  }

  private static func text(of object: hid_t, _ name: String) -> String {
    var text = [CChar](repeating: 0, count: 4096)
    guard chdf5_text(object, name, &text, text.count) != 0 else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func list(
    _ group: hid_t, prefix: String, level: Int, into names: inout [String]
  ) throws(VolumeFileError) {
    guard let links = hdf5Names({ chdf5_each_link(group, $0, $1) }) else {
      throw refused("group \(quoted("/" + prefix))")
    }
    for link in links {
      guard names.count < Self.most, let object = HDF5Object(H5Oopen(group, link, chdf5_default()))
      else { throw refused("object \(quoted(prefix + link))") }
      let kind = H5Iget_type(object.id)
      if kind == H5I_DATASET { names.append(prefix + link) }
      if kind == H5I_GROUP, level < Self.deepest {
        try list(object.id, prefix: prefix + link + "/", level: level + 1, into: &names)
      }
    }
  }

  private func refused(_ field: String) -> VolumeFileError {
    .malformed(path: path, field: field, found: hdf5Error(), allowed: "a dataset or a group")
  }
}
