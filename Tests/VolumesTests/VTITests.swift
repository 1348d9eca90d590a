import Testing
import Volumes

struct VTITests {
  private let scratch = Scratch()

  @Test func `voxels are cells named phase, appended raw with x fastest, spaced in nm`() throws {
    let path = scratch.file("marked.vti")
    try writeVolume(markedVolume(), to: path)
    let file = try bytes(of: path)
    let opening = Array("<AppendedData encoding=\"raw\">\n   _".utf8)
    let start = try #require(file.indices.first { file[$0...].starts(with: opening) })
    let mark = start + opening.count - 1
    let head = String(decoding: file[..<mark], as: UTF8.self)
    #expect(head.contains(#"<ImageData WholeExtent="0 5 0 4 0 3""#))
    #expect(head.contains(#"Spacing="0.37 2.5 1.125""#))
    #expect(head.contains(#"<CellData Scalars="phase">"#))
    #expect(head.contains(#"type="UInt8" Name="phase" format="appended" offset="0""#))
    #expect(Array(file[mark + 1..<mark + 9]) == [60, 0, 0, 0, 0, 0, 0, 0])
    #expect(file[mark + 9 + (2 * 4 + 1) * 5 + 3] == 0)
    #expect(file[mark + 9 + (1 * 4 + 2) * 5 + 0] == 3)
  }

  @Test func `a field's array bears its name`() throws {
    let path = scratch.file("field.vti")
    try writeField(markedField(), to: path, name: "µ & <σ>")
    #expect(try readField(at: path, options: ReadOptions(dataset: "µ & <σ>")) == markedField())
  }

  /// A change to a good file of text, and what the error must speak of.
  @Test(arguments: [
    ("type=\"ImageData\"", "type=\"PolyData\"", "VTKFile's type"),
    ("LittleEndian", "MiddleEndian", "byte_order"),
    (" byte_order", " compressor=\"vtkLZ4DataCompressor\" byte_order", "none, vtkZLib"),
    ("0 1 0 1\" Spacing", "0 1 0 1\" Origin=\"0 nan 0\" Spacing", "Origin"),
    ("0 2 0 1 0 1\" Spacing", "0 -2 0 1 0 1\" Spacing", "WholeExtent"),
    ("0 2 0 1 0 1\" Spacing", "0 2 0 1 0 x\" Spacing", "WholeExtent"),
    ("0 2 0 1 0 1\" Spacing", "0 3 0 1 0 1\" Spacing", "Piece"),
    ("\"1 1 1\"", "\"1 nan 1\"", "Spacing"),
    ("\"1 1 1\"", "\"1 0 1\"", "Spacing"),
    ("\"1 1 1\"", "\"1 1 1\" Direction=\"0 1 0 1 0 0 0 0 1\"", "Direction"),
    ("UInt8", "Complex", "type"),
    ("UInt8\"", "UInt8\" NumberOfComponents=\"3\"", "NumberOfComponents"),
    ("ascii", "appended", "offset"),
    ("ascii", "binary", "base64"),
    ("1 3", "1 3 0", "more than 2"),
    ("1 3", "1", "2 values"),
    ("1 3", "1 999", "999"),
    ("1 3", "1 three", "three"),
    ("</Piece>", "</Peace>", "</Peace>"),
    ("</VTKFile>", "", "</VTKFile>"),
    ("<CellData>", "<CellData", "byte"),
  ])
  func `a broken document is refused by its tag`(good: String, bad: String, field: String) {
    let text = """
      <VTKFile type="ImageData" byte_order="LittleEndian">
      <ImageData WholeExtent="0 2 0 1 0 1" Spacing="1 1 1"><Piece Extent="0 2 0 1 0 1">
      <CellData><DataArray type="UInt8" Name="phase" format="ascii"> 1 3 </DataArray></CellData>
      </Piece></ImageData></VTKFile>
      """
    let whole = scratch.write(text, "good.vti")
    #expect((try? readVolume(at: whole))?.labels == [1, 3])
    let pieces = text.split(separator: good, maxSplits: 1, omittingEmptySubsequences: false)
    let path = scratch.write(pieces.joined(separator: bad), "bad.vti")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }
}
