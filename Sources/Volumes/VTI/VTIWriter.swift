/// Writes a ParaView ImageData file: one array, appended as raw bytes to the cells unless the
/// options choose otherwise.
///
/// A voxel is a cell, so nx voxels span the points 0…nx; as point data, a voxel is a point. Lengths
/// are in nm. What labels mean stands in the field data, as `labels`.
struct VTIWriter {
  private let raster: Raster
  private let name: String
  private let options: WriteOptions
  private let type: ScalarType

  /// - Parameter name: The name of the array.
  init(_ raster: Raster, name: String, _ options: WriteOptions = WriteOptions()) {
    self.raster = raster
    self.name = name
    self.options = options
    type = raster.scalars.type(isDouble: options.isDouble)
  }

  func write() throws(VolumeFileError) {
    let encoder = VTIEncoder(isCompressed: options.isCompressed)
    let bytes = raster.scalars.littleEndian(as: type)
    let parts: [[UInt8]]
    switch options.encoding ?? .raw {
    case .raw:
      let (lengths, data) = encoder.blocks(bytes)
      parts = [before("raw"), lengths, data, closing]
    case .base64: parts = [before("base64"), encoder.base64(bytes), closing]
    case .inline: parts = inside("binary", encoder.base64(bytes))
    case .ascii: parts = inside("ascii", raster.scalars.decimal(perLine: raster.shape.nx))
    }
    try writeBytes(parts, to: raster.path)
  }

  /// The file with `values` inside the array's tag.
  private func inside(_ format: String, _ values: [UInt8]) -> [[UInt8]] {
    let after = "\n        </DataArray>\n\(foot)</VTKFile>\n"
    return [Array((head(format) + ">\n").utf8), values, Array(after.utf8)]
  }

  /// What stands before appended values.
  private func before(_ encoding: String) -> [UInt8] {
    let opening = "  <AppendedData encoding=\"\(encoding)\">\n   _"
    return Array((head("appended") + " offset=\"0\"/>\n" + foot + opening).utf8)
  }

  private var closing: [UInt8] { Array("\n  </AppendedData>\n</VTKFile>\n".utf8) }

  private var element: String { options.onPoints ? "PointData" : "CellData" }

  /// The XML down to the array's tag, which is left open.
  private func head(_ format: String) -> String {
    let (shape, spacing) = (raster.shape, raster.spacing ?? Spacing(cube: 1))
    let more = options.onPoints ? -1 : 0
    let extent = "0 \(shape.nx + more) 0 \(shape.ny + more) 0 \(shape.nz + more)"
    let packing = options.isCompressed ? " compressor=\"vtkZLibDataCompressor\"" : ""
    let name = Self.escaped(name)
    return """
      <?xml version="1.0"?>
      <VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64"\(packing)>
        <ImageData WholeExtent="\(extent)" Origin="0 0 0" \
      Spacing="\(spacing.x) \(spacing.y) \(spacing.z)">
      \(meaning)    <Piece Extent="\(extent)">
            <\(element) Scalars="\(name)">
              <DataArray type="\(type.vtkName)" Name="\(name)" format="\(format)"
      """
  }

  /// The XML from the end of the array's tag to the end of the grid.
  private var foot: String { "      </\(element)>\n    </Piece>\n  </ImageData>\n" }

  /// What the labels mean: a string of VTK, its characters as numbers.
  private var meaning: String {
    guard let labels = raster.labels else { return "" }
    let codes = labels.description.utf8.map { "\($0) " }.joined() + "0"
    return """
          <FieldData>
            <Array type="String" Name="labels" NumberOfTuples="1" format="ascii">
              \(codes)
            </Array>
          </FieldData>

      """
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
