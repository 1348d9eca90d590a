/// Reads one array of a ParaView ImageData file, of its cells or its points.
///
/// - Source: VTK File Formats, “XML file formats”, ImageData.
struct VTIReader {
  private let file: FileBytes

  init(_ file: FileBytes) { self.file = file }

  /// - Parameter name: The array to read; without it the active or the only one.
  func raster(_ name: String?) throws(VolumeFileError) -> Raster {
    let document = try VTIDocument(file)
    guard let grid = document.grid else {
      throw file.malformed("VTKFile", "without ImageData", allowed: "one ImageData")
    }
    let array = try document.choose(name, file)
    let shape = try grid.shape(of: array.location, file)
    let scalars = try VTIValues(array, document, count: shape.count, file).decode()
    return Raster(
      path: file.path, shape: shape, spacing: grid.spacing,
      labels: document.labels(of: array, scalars), scalars: scalars)
  }
}

extension VTIDocument {
  /// What the labels of `array` mean: what the file says, else GraSPI's codes where the array is
  /// `phase` in bytes, as Binodal calls it.
  fileprivate func labels(of array: VTIArray, _ scalars: Scalars) -> LabelMap? {
    if let labels { return labels }
    guard case .bytes = scalars, array.name == "phase" else { return nil }
    return .graspi
  }

  /// The array called `name`; without a name the active scalars, or else the only array.
  func choose(_ name: String?, _ file: FileBytes) throws(VolumeFileError) -> VTIArray {
    let chosen: VTIArray?
    if let name {
      chosen = arrays.first { $0.name == name }
    } else {
      let arrays = arrays.filter { $0.name != "vtkGhostType" }
      let active = arrays.filter { activeScalars[$0.location] == $0.name }
      chosen = active.count == 1 ? active[0] : arrays.count == 1 ? arrays[0] : nil
    }
    guard let chosen else {
      throw .noSuchArray(path: file.path, asked: name, available: arrays.map(\.name))
    }
    return chosen
  }
}
