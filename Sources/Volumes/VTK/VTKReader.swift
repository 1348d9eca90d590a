/// Reads one array of VTK's legacy format, of the cells or points of a regular grid.
///
/// - Source: VTK File Formats, “Simple legacy formats”, versions 1 to 5.
struct VTKReader {
  private let file: FileBytes

  init(_ file: FileBytes) { self.file = file }

  /// - Parameter name: The array to read; without it the only one of one number a voxel.
  func raster(_ name: String?) throws(VolumeFileError) -> Raster {
    let document = try VTKDocument(file)
    let array = try choose(name, document)
    let shape = try document.grid.shape(of: array.location, file)
    guard array.count == shape.count else {
      throw file.malformed(
        array.field, "\(array.count) values long", allowed: "\(shape.count) for \(shape) voxels")
    }
    try shape.checkMemory(array.type, isPacked: false, path: file.path)
    let scalars = try array.decode(file)
    return Raster(
      path: file.path, shape: shape, spacing: document.grid.spacing,
      labels: labels(of: array, scalars), scalars: scalars)
  }

  /// GraSPI's codes where the array is `phase` in bytes, as Binodal's .vti calls it.
  private func labels(of array: VTKArray, _ scalars: Scalars) -> LabelMap? {
    guard case .bytes = scalars, array.name == "phase" else { return nil }
    return .graspi
  }

  private func choose(_ name: String?, _ document: VTKDocument) throws(VolumeFileError) -> VTKArray
  {
    let arrays = document.arrays.filter { $0.components == 1 }
    let found = arrays.filter { name == nil ? $0.name != "vtkGhostType" : $0.name == name }
    guard found.count == 1 else {
      throw .noSuchArray(path: file.path, asked: name, available: arrays.map(\.name))
    }
    return found[0]
  }
}

/// One array of a legacy .vtk file, and where its values lie.
struct VTKArray {
  let name: String
  let location: VTIArray.Location
  let type: ScalarType
  let components: Int
  /// The number of values.
  let count: Int
  let storage: VTKStorage
  let values: ArraySlice<UInt8>

  var field: String { "the array \(quoted(name))" }

  func decode(_ file: FileBytes) throws(VolumeFileError) -> Scalars {
    switch storage {
    case .ascii: return try NumberText(field, type, count: count, file).decode(values)
    case .colour: return .bytes(try colours(file))
    case .bits:
      // Eight to a byte, the highest first.
      return .bytes((0..<count).map { values[values.startIndex + $0 / 8] >> (7 - $0 % 8) & 1 })
    case .binary:
      do {
        return try type.decode(values, count: count, order: .big)
      } catch {
        throw file.malformed(
          "value \(error.index) of \(field)", error.value, allowed: "whole numbers up to 2⁶³ − 1")
      }
    }
  }

  /// Bytes from their parts of 255, of which VTK writes six digits.
  private func colours(_ file: FileBytes) throws(VolumeFileError) -> [UInt8] {
    let numbers = try NumberText(field, .float32, count: count, file).decode(values)
    guard case .reals(let parts) = numbers else { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      let whole = (part * 255).rounded()
      guard abs(part * 255 - whole) < 0.01, let byte = UInt8(exactly: whole) else {
        throw file.malformed(
          "value \(index) of \(field)", "\(part)", allowed: "a byte divided by 255")
      }
      bytes.append(byte)
    }
    return bytes
  }
}

enum VTKStorage {
  /// Numbers as text; bytes as text, divided by 255; big-endian words; bits.
  case ascii, colour, binary, bits
}
