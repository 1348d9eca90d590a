/// Writes a ParaView ImageData file: one array of the cells, appended as raw bytes.
///
/// A voxel is a cell, so nx voxels span the points 0…nx; lengths are in nm.
struct VTIWriter {
  private let raster: Raster
  private let name: String

  /// - Parameter name: The name of the array.
  init(_ raster: Raster, name: String) {
    self.raster = raster
    self.name = name
  }

  func write() throws(VolumeFileError) {
    let data = raster.scalars.littleEndian
    let length = littleEndian([UInt64(data.count)])
    let tail = Array("\n  </AppendedData>\n</VTKFile>\n".utf8)
    try writeBytes([Array(head.utf8), length, data, tail], to: raster.path)
  }

  private var head: String {
    let (shape, spacing) = (raster.shape, raster.spacing ?? Spacing(cube: 1))
    let extent = "0 \(shape.nx) 0 \(shape.ny) 0 \(shape.nz)"
    let name = Self.escaped(name)
    return """
      <?xml version="1.0"?>
      <VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
        <ImageData WholeExtent="\(extent)" Origin="0 0 0" \
      Spacing="\(spacing.x) \(spacing.y) \(spacing.z)">
          <Piece Extent="\(extent)">
            <PointData/>
            <CellData Scalars="\(name)">
              <DataArray type="\(type.vtkName)" Name="\(name)" format="appended" offset="0"/>
            </CellData>
          </Piece>
        </ImageData>
        <AppendedData encoding="raw">
         _
      """
  }

  private var type: ScalarType {
    switch raster.scalars {
    case .bytes: .uint8
    case .integers: .int32
    case .reals: .float32
    }
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
