internal import CHDF5

/// Reads samples one by one from an HDF5 file in MicroGen3D's layout.
///
/// Each dataset of the file is a sample of shape (x, y, z) in C order, with its numbers as
/// attributes. Opening lists the names; a sample is read only when it is asked for.
package final class SampleReader {
  package let path: String
  /// Every dataset of the file, by name; those in groups as `group/dataset`.
  package let names: [String]
  /// What the file says its labels mean, in an attribute `labels` of its root; nil where it does not.
  package let labels: LabelMap?
  private let file: HDF5File

  package init(path: String) throws(VolumeFileError) {
    self.path = path
    let file = try HDF5File(path: path)
    let contents = try file.ask { id throws(VolumeFileError) in
      try HDF5List(path).contents(of: id)
    }
    names = contents.names
    labels = try? LabelMap(parsing: contents.labels)
    self.file = file
  }

  /// The numbers that belong to the sample; attributes that are not one number are passed over.
  package func attributes(of name: String) throws(VolumeFileError) -> [String: Double] {
    try ask(name) { dataset throws(VolumeFileError) in try dataset.attributes() }
  }

  /// The shape of the sample, without reading it.
  package func shape(of name: String) throws(VolumeFileError) -> Shape {
    try ask(name) { dataset throws(VolumeFileError) in try dataset.shape() }
  }

  /// The phases of the sample.
  ///
  /// - Parameter labels: What its labels mean; without it, what the file says, or else GraSPI's
  ///   codes, which a corpus keeps.
  package func volume(_ name: String, labels: LabelMap? = nil) throws(VolumeFileError) -> Volume {
    try content(name).raster.volume(labels)
  }

  /// The real values of the sample.
  package func field(_ name: String) throws(VolumeFileError) -> Field {
    try content(name).raster.field()
  }

  /// The phases of the sample with its numbers.
  package func sample(_ name: String, labels: LabelMap? = nil) throws(VolumeFileError) -> Sample {
    let content = try content(name)
    return Sample(
      name: name, volume: try content.raster.volume(labels), attributes: content.attributes)
  }

  /// The dataset that `options` name; without a name the only one, or the only one that holds
  /// volumes.
  func raster(_ options: ReadOptions) throws(VolumeFileError) -> Raster {
    let only = options.dataset == nil ? try onlyVolume() : nil
    guard let name = options.dataset ?? only else {
      throw .noSuchArray(path: path, asked: nil, available: names)
    }
    var raster = try content(name, index: options.index).raster
    raster.labels = labels
    return raster
  }

  private func onlyVolume() throws(VolumeFileError) -> String? {
    if names.count <= 1 { return names.first }
    guard names.count <= 256 else { return nil }
    let (all, path) = (names, path)
    let volumes = try file.ask { id throws(VolumeFileError) in
      var volumes: [String] = []
      for name in all {
        if try HDF5Dataset(name, in: id, path).sides().count > 2 { volumes.append(name) }
      }
      return volumes
    }
    return volumes.count == 1 ? volumes[0] : nil
  }

  private func content(_ name: String, index: Int? = nil) throws(VolumeFileError) -> HDF5Content {
    let size = file.size
    var content = try ask(name) { dataset throws(VolumeFileError) in
      try dataset.content(fileSize: size, index: index)
    }
    content.raster.labels = labels ?? .graspi
    return content
  }

  private func ask<Answer: Codable>(
    _ name: String, _ question: (borrowing HDF5Dataset) throws(VolumeFileError) -> Answer
  ) throws(VolumeFileError) -> Answer {
    guard names.contains(name) else {
      throw .noSuchArray(path: path, asked: name, available: names)
    }
    return try file.ask { id throws(VolumeFileError) in
      try question(try HDF5Dataset(name, in: id, path))
    }
  }
}
