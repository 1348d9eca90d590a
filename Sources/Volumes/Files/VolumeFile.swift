/// Reads the phases of a volume file, or of a folder of numbered slices.
///
/// The format follows from the extension, or from the first bytes where the extension names none.
///
/// - Parameters:
///   - path: The file, or the folder of slices.
///   - labels: The phase of each label; without it the file or its format must define them.
///   - options: Which part of the file to read, and what the file leaves open.
/// - Throws: ``VolumeFileError`` for a file that is missing, broken, too large for the memory, or
///   whose labels have no meaning.
/// - Complexity: O(voxels); a few bytes of memory per voxel beside the file's own.
public func readVolume(
  at path: String, labels: LabelMap? = nil, options: ReadOptions = ReadOptions()
) throws(VolumeFileError) -> Volume {
  try readRaster(at: path, options).volume(labels)
}

/// Reads the real values of a field file, such as φ or the grey values of a tomogram.
///
/// - Parameters:
///   - path: The file, or the folder of slices.
///   - options: Which part of the file to read, and what the file leaves open.
/// - Throws: ``VolumeFileError``, also for a value that is NaN or infinite.
public func readField(
  at path: String, options: ReadOptions = ReadOptions()
) throws(VolumeFileError) -> Field {
  try readRaster(at: path, options).field()
}

/// Writes `volume` to `path`, in the format of its extension unless `options` names another.
///
/// The labels are GraSPI's codes, which the file records where its format can. The file appears
/// whole or not at all; one that exists is replaced.
///
/// - Throws: ``VolumeFileError/unwritable(path:reason:)``, also for an unknown extension, a format that is
///   only read, and an option that the format does not offer.
public func writeVolume(
  _ volume: Volume, to path: String, options: WriteOptions = WriteOptions()
) throws(VolumeFileError) {
  let raster = Raster(
    path: path, shape: volume.shape, spacing: volume.spacing, labels: .graspi,
    scalars: .bytes(volume.labels))
  try write(raster, name: "phase", options)
}

/// Writes `field` as 32-bit reals to `path`, in the format of its extension unless `options` names
/// another.
///
/// - Parameters:
///   - field: The values to write.
///   - path: The file that appears or is replaced.
///   - name: The name of the array, in a format that names arrays.
///   - options: The format and what it offers.
/// - Throws: ``VolumeFileError/unwritable(path:reason:)``, as ``writeVolume(_:to:options:)``.
public func writeField(
  _ field: Field, to path: String, name: String = "phi", options: WriteOptions = WriteOptions()
) throws(VolumeFileError) {
  let raster = Raster(
    path: path, shape: field.shape, spacing: field.spacing, scalars: .reals(field.values))
  try write(raster, name: name, options)
}

private func readRaster(
  at path: String, _ options: ReadOptions
) throws(VolumeFileError) -> Raster {
  if SliceFolder.isFolder(path) {
    try options.check(for: .tiff, path: path)
    return try SliceFolder(path: path, options).raster()
  }
  let format = try options.raw.isGiven ? .raw : format(ofFileAt: path)
  try options.check(for: format, path: path)
  return switch format {
  case .vti: try VTIReader(FileBytes(path: path)).raster(options.dataset)
  case .tiff: try TIFFReader(path: path, options).raster()
  case .npy: try NPYReader(FileBytes(path: path)).raster(index: options.index)
  case .npz: try NPZArchive(path: path).raster(options.dataset, index: options.index)
  case .vtk: try VTKReader(FileBytes(path: path)).raster(options.dataset)
  case .hdf5: try SampleReader(path: path).raster(options)
  case .graspi: try GraSPIText.read(FileBytes(path: path))
  case .nrrd:
    try NRRDReader(FileBytes(path: path)).raster(index: options.index, remark: options.remark)
  case .mrc: try MRCFile.read(FileBytes(path: path), index: options.index, remark: options.remark)
  case .metaImage: try MetaImageReader(FileBytes(path: path)).raster()
  case .png: try PNGReader.raster(FileBytes(path: path), options)
  case .raw:
    try RawTomogram.hasSheet(path, options)
      ? RawTomogram.read(path) : RawVoxels(path: path, options).raster()
  case .isingOPV: try IsingText.read(FileBytes(path: path))
  }
}

private func write(
  _ raster: Raster, name: String, _ options: WriteOptions
) throws(VolumeFileError) {
  guard let format = options.format ?? VolumeFormat(path: raster.path) else {
    throw .unwritable(
      path: raster.path, reason: "its extension must be one of \(VolumeFormat.writtenList)")
  }
  try options.check(for: format, path: raster.path)
  if [".gz", ".bz2"].contains(where: raster.path.lowercased().hasSuffix) {
    throw .unwritable(path: raster.path, reason: "packed maps are read, not written")
  }
  switch format {
  case .vti: try VTIWriter(raster, name: name, options).write()
  case .tiff: try TIFFWriter(raster, isBig: options.isBigTIFF).write()
  case .npy: try NPYWriter(raster, isDouble: options.isDouble).write()
  case .hdf5: try SampleWriter.write(raster, name: name)
  case .graspi: try GraSPIText.write(raster)
  case .nrrd: try NRRDWriter(raster, options).write()
  case .mrc: try MRCFile.write(raster)
  case .raw: try RawTomogram.write(raster)
  case .metaImage, .png, .npz, .vtk:
    throw .unwritable(
      path: raster.path, reason: "\(format.rawValue) is read, not written")
  case .isingOPV: try IsingText.write(raster, options)
  }
}

private func format(ofFileAt path: String) throws(VolumeFileError) -> VolumeFormat {
  let size = try regularFileSize(at: path)
  let named = VolumeFormat(path: path)
  // GraSPI and Ising_OPV both call their text .txt.
  if let named, named != .graspi { return named }
  let start = try FileBytes(path: path, first: min(size, 32)).all
  if let named { return VolumeFormat(firstBytes: start) == .isingOPV ? .isingOPV : named }
  if let format = VolumeFormat(firstBytes: start) { return format }
  let shown = start.prefix(8).map { String($0, radix: 16) }.joined(separator: " ")
  throw .unknownFormat(path: path, found: "its start, bytes \(shown) in hexadecimal,")
}
