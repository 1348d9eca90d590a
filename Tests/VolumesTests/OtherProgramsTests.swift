import Foundation
import Synchronization
import Testing
import Volumes

/// Files as other programs write them, made byte by byte, and what they must be read as.
struct OtherProgramsTests {
  private let scratch = Scratch()
  /// 5×4×3 voxels of which none maps onto another by a mirror or an exchange of axes.
  private let labels = markedVolume().labels
  private let shape = markedVolume().shape

  private func phases(_ path: String, index: Int? = nil) throws -> Volume {
    try readVolume(at: path, labels: .graspi, options: ReadOptions(index: index))
  }

  private func refusal(_ path: String, _ options: ReadOptions = ReadOptions()) -> String {
    let error = fault { () throws(VolumeFileError) in
      _ = try readVolume(at: path, labels: .graspi, options: options)
    }
    return error?.description ?? "read"
  }

  // MARK: NumPy

  private func npy(_ descr: String, _ shape: String, fortran: Bool = false) -> [UInt8] {
    let text =
      "{'descr': '\(descr)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': (\(shape)), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8)
  }

  @Test func `leading axes of one entry, and a last one, are passed over`() throws {
    for sides in ["1, 1, 3, 4, 5", "1, 3, 4, 5", "3, 4, 5, 1"] {
      let path = scratch.write(npy("|u1", sides) + labels, "batch.npy")
      #expect(try phases(path) == Volume(shape: shape, labels: labels))
    }
  }

  @Test func `one of several entries is chosen by its index, from the end too`() throws {
    let other = labels.map { _ in UInt8(0) }
    let path = scratch.write(npy("|u1", "2, 1, 3, 4, 5") + other + labels, "batch.npy")
    #expect(try phases(path, index: 1).labels == labels)
    #expect(try phases(path, index: -2).labels == other)
    #expect(refusal(path).contains("--index 0 to 1"))
    #expect(refusal(path, ReadOptions(index: 2)).contains("no entry 2"))
    // In Fortran order the entries alternate.
    let turned = markedVolume()
    var values: [UInt8] = []
    for x in 0..<5 {
      for y in 0..<4 { for z in 0..<3 { values += [0, turned[x, y, z].rawValue] } }
    }
    let fortran = scratch.write(npy("|u1", "2, 3, 4, 5", fortran: true) + values, "fortran.npy")
    #expect(try phases(fortran, index: 1).labels == labels)
  }

  @Test func `an index that a file has no axis for is refused`() throws {
    let path = scratch.file("marked.vti")
    try writeVolume(markedVolume(), to: path)
    #expect(refusal(path, ReadOptions(index: 0)).contains("--index"))
    let npy = scratch.file("marked.npy")
    try writeVolume(markedVolume(), to: npy)
    #expect(refusal(npy, ReadOptions(index: 1)).contains("needs no --index"))
  }

  @Test func `reals of 16 bits are read, denormal ones too`() throws {
    // 1, −2, 65504, 2⁻²⁴ in half precision.
    let path = scratch.write(
      npy("<f2", "1, 2, 2") + [0, 0x3c, 0, 0xc0, 0xff, 0x7b, 1, 0], "half.npy")
    #expect(try readField(at: path).values == [1, -2, 65504, 0x1p-24])
  }

  @Test func `the rows of an image lie along z, the film one voxel thick along y`() throws {
    let path = scratch.write(npy("|u1", "2, 3") + [0, 1, 3, 3, 1, 0], "film.npy")
    let film = try phases(path)
    #expect(film.shape == Shape(nx: 3, ny: 1, nz: 2))
    #expect([film[0, 0, 0], film[2, 0, 0], film[0, 0, 1]] == [.donor, .mixed, .mixed])
  }

  // MARK: GraSPI

  @Test(arguments: ["3 2 1", "3 2 0", "3 2"])
  func `GraSPI's films of two dimensions have their electrodes along z`(head: String) throws {
    let film = try phases(scratch.write("\(head)\n0 1 3\n3 1 0\n", "film.txt"))
    #expect(film.shape == Shape(nx: 3, ny: 1, nz: 2))
    #expect([film[0, 0, 0], film[2, 0, 0], film[0, 0, 1]] == [.donor, .mixed, .mixed])
  }

  @Test func `a film that GraSPI would turn is not written as its text`() throws {
    let flat = Volume(shape: Shape(nx: 3, ny: 2, nz: 1), filledWith: .donor)
    let path = scratch.file("flat.txt")
    let error = fault { () throws(VolumeFileError) in try writeVolume(flat, to: path) }
    #expect(error?.description.contains("one voxel thick") == true)
    let upright = Volume(shape: Shape(nx: 3, ny: 1, nz: 2), filledWith: .donor)
    try writeVolume(upright, to: path)
    #expect(try phases(path) == upright)
  }

  // MARK: NRRD

  private func nrrd(_ fields: String, _ data: [UInt8], sizes: String = "5 4 3") -> String {
    let rank = sizes.split(separator: " ").count
    let head = "NRRD0005\ntype: uint8\ndimension: \(rank)\nsizes: \(sizes)\n\(fields)\n\n"
    return scratch.write(Array(head.utf8) + data, "file.nrrd")
  }

  /// The voxels with z reversed.
  private var upsideDown: [UInt8] { (0..<3).reversed().flatMap { labels[20 * $0..<20 * $0 + 20] } }

  @Test func `axes that run backwards, or in another order, are brought to x, y, z`() throws {
    let down = nrrd(
      "encoding: raw\nspace: right-anterior-superior\nspace directions: (2,0,0) (0,2,0) (0,0,-4)",
      upsideDown)
    let expected = Volume(shape: shape, spacing: Spacing(x: 2, y: 2, z: 4), labels: labels)
    #expect(try phases(down) == expected)
    let slicer = nrrd(
      "encoding: raw\nspace: left-posterior-superior\nspace directions: (-2,0,0) (0,-2,0) (0,0,4)",
      labels)
    #expect(try phases(slicer) == expected)
    var turned: [UInt8] = []
    for x in 0..<5 {
      for y in 0..<4 { for z in 0..<3 { turned.append(labels[(z * 4 + y) * 5 + x]) } }
    }
    let permuted = nrrd(
      "encoding: raw\nspace directions: (0,0,4) (0,2,0) (2,0,0)", turned, sizes: "3 4 5")
    #expect(try phases(permuted) == expected)
    let rotated = nrrd("encoding: raw\nspace directions: (1,1,0) (-1,1,0) (0,0,1)", labels)
    #expect(refusal(rotated).contains("along one axis of space"))
  }

  @Test func `an axis of entries is one of four, and one of them is chosen`() throws {
    let colours = labels.flatMap { [0, $0, 1] as [UInt8] }
    let path = nrrd(
      "encoding: raw\nkinds: RGB-color domain domain domain", colours, sizes: "3 5 4 3")
    #expect(try phases(path, index: 1).labels == labels)
    #expect(refusal(path).contains("--index 0 to 2"))
    let list = nrrd(
      "encoding: raw\nkinds: list domain domain domain\nspacings: nan 2 2 4", labels,
      sizes: "1 5 4 3")
    #expect(try phases(list).spacing == Spacing(x: 2, y: 2, z: 4))
  }

  @Test(arguments: [
    ("\"Å\" \"A\" \"angstrom\"", 0.1), ("\"um\" \"µm\" \"micron\"", 1e3),
    ("\"mm\" \"mm\" \"mm\"", 1e6),
    ("\"inch\" \"in\" \"inch\"", 25.4e6), ("\"\" \"\" \"\"", 1),
  ])
  func `lengths are in nm, whatever their unit`(units: String, nm: Double) throws {
    let path = nrrd("encoding: raw\nspacings: 2 2 4\nspace units: \(units)", labels)
    #expect(try phases(path).spacing == Spacing(x: 2 * nm, y: 2 * nm, z: 4 * nm))
  }

  @Test func `a list or a pattern of files is read in its order`() throws {
    for z in 0..<3 { _ = scratch.write(Array(labels[20 * z..<20 * z + 20]), "s0\(z).raw") }
    let head = "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 5 4 3\nencoding: raw\n"
    for fields in [
      "data file: LIST\ns00.raw\ns01.raw\ns02.raw\n", "data file: s%02d.raw 0 2 1\n",
      "datafile: s%02d.raw 0 2 1 2\n",
    ] {
      #expect(try phases(scratch.write(head + fields, "list.nhdr")).labels == labels)
    }
    let reversed = scratch.write(head + "data file: s%02d.raw 2 0 -1\n", "reversed.nhdr")
    #expect(try phases(reversed).labels == upsideDown)
    let uneven = scratch.write(head + "data file: LIST\ns00.raw\ns01.raw\n", "two.nhdr")
    #expect(refusal(uneven).contains("long"))
  }

  @Test func `a header reads no file beyond its own folder`() throws {
    let secret = scratch.write(labels, "secret.raw")
    let folder = scratch.file("inner")
    try FileManager.default.createDirectory(
      atPath: folder + "/below", withIntermediateDirectories: true)
    let head = "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 5 4 3\nencoding: raw\ndata file: "
    #expect(symlink(secret, folder + "/link.raw") == 0)
    for name in [
      secret, "../secret.raw", "below/../../secret.raw", "link.raw", "LIST\n../secret.raw",
    ] {
      let path = scratch.write(head + name + "\n", "inner/file.nhdr")
      #expect(refusal(path).contains("within the folder"), "\(name)")
    }
    _ = scratch.write(labels, "inner/below/own.raw")
    let own = scratch.write(head + "below/own.raw\n", "inner/file.nhdr")
    #expect(try phases(own).labels == labels)
  }

  @Test func `hexadecimal digits are voxels`() throws {
    let digits = labels.map { "0\($0)" }.joined(separator: "\n")
    #expect(try phases(nrrd("encoding: hex", Array(digits.utf8))).labels == labels)
    #expect(refusal(nrrd("encoding: hex", Array("0g".utf8))).contains("hexadecimal"))
  }

  // MARK: MRC

  private func mrc(_ change: (inout [UInt8]) -> Void) throws -> (volume: Volume, remarks: [String])
  {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(spacing: Spacing(x: 2, y: 2, z: 4)), to: path)
    var file = try bytes(of: path)
    change(&file)
    let remarks = Remarks()
    let volume = try readVolume(
      at: scratch.write(file, "other.mrc"), labels: .graspi,
      options: ReadOptions { remarks.append($0) })
    return (volume, remarks.all)
  }

  @Test func `old stamps, a lost mark and padding are read with a remark`() throws {
    let changes: [(String, (inout [UInt8]) -> Void)] = [
      ("stamp", { $0.replaceSubrange(212..<216, with: [0x44, 0x20, 0x20, 0x20]) }),
      ("MAP", { $0.replaceSubrange(208..<216, with: [UInt8](repeating: 0, count: 8)) }),
      ("stamp", { $0.replaceSubrange(212..<216, with: [0, 0, 0, 0]) }),
      ("follow", { $0 += [0, 0, 0] }),
    ]
    for (word, change) in changes {
      let (volume, remarks) = try mrc(change)
      #expect(volume.labels == labels && volume.spacing == Spacing(x: 2, y: 2, z: 4))
      #expect(remarks.count == 1 && remarks[0].contains(word), "\(remarks)")
    }
    #expect(try mrc { _ in }.remarks.isEmpty)
  }

  @Test func `columns, rows and sections along other axes are brought to x, y, z`() throws {
    let (volume, remarks) = try mrc { file in
      let voxels = Array(file[1024...])
      (file[0], file[8]) = (3, 5)
      (file[64], file[72]) = (3, 1)
      var offset = 1024
      for x in 0..<5 {
        for y in 0..<4 {
          for z in 0..<3 {
            file[offset] = voxels[(z * 4 + y) * 5 + x]
            offset += 1
          }
        }
      }
    }
    #expect(volume == Volume(shape: shape, spacing: Spacing(x: 2, y: 2, z: 4), labels: labels))
    #expect(remarks.count == 1)
  }

  @Test(arguments: [1e308, 1e300, 1e38, 1e-60])
  func `lengths that 32 bits cannot hold are not written as MRC`(length: Double) throws {
    let volume = markedVolume(spacing: Spacing(x: length, y: 1, z: 1))
    let path = scratch.file("far.mrc")
    let error = fault { () throws(VolumeFileError) in try writeVolume(volume, to: path) }
    #expect(error?.description.contains("32 bits") == true)
    #expect(scratch.files.isEmpty)
  }

  // MARK: VTK

  private static let grid =
    "DATASET STRUCTURED_POINTS\nDIMENSIONS 5 4 3\nSPACING 2 2 4\nORIGIN 0 0 0\nPOINT_DATA 60\n"

  private func vtk(_ kind: String, _ parts: [[UInt8]]) -> String {
    let head = "# vtk DataFile Version 3.0\nfilm\n\(kind)\n"
    return scratch.write(Array(head.utf8) + parts.flatMap { $0 }, "film.vtk")
  }

  @Test func `legacy VTK is read as text and in binary, whatever stands around the array`() throws {
    let digits = labels.map(String.init).joined(separator: " ")
    let colours = labels.map { "\(Float($0) / 255)" }.joined(separator: "\n")
    let field = "FIELD FieldData 2\nv 3 1 float\n1 2 3\nphase 1 60 short\n"
    let wide = labels.flatMap { [0, $0] as [UInt8] }
    let table = "SCALARS phase unsigned_char 1\nLOOKUP_TABLE default\n"
    let text = Self.grid
    let files: [(String, [[UInt8]])] = [
      ("ASCII", [Array((text + table + digits + "\n").utf8)]),
      ("ASCII", [Array((text + "COLOR_SCALARS phase 1\n" + colours + "\n").utf8)]),
      ("ASCII", [Array((text + field + digits + "\nMETADATA\nINFORMATION 0\n\n").utf8)]),
      ("BINARY", [Array((text + table).utf8), labels, Array("\n".utf8)]),
      ("BINARY", [Array((text + "FIELD FieldData 1\nphase 1 60 short\n").utf8), wide]),
    ]
    for (kind, parts) in files {
      let volume = try phases(vtk(kind, parts))
      #expect(volume == Volume(shape: shape, spacing: Spacing(x: 2, y: 2, z: 4), labels: labels))
    }
    let cells = Self.grid.replacing("5 4 3", with: "6 5 4").replacing(
      "POINT_DATA", with: "CELL_DATA")
    #expect(try phases(vtk("BINARY", [Array((cells + table).utf8), labels])).labels == labels)
  }

  @Test func `legacy VTK of another grid, or that lies, is refused by its field`() throws {
    let table = "SCALARS phase unsigned_char 1\nLOOKUP_TABLE default\n"
    for (text, word) in [
      ("DATASET STRUCTURED_GRID\n", "STRUCTURED_GRID"),
      (Self.grid.replacing("5 4 3", with: "5 4 4") + table, "needs 60"),
      (Self.grid.replacing("5 4 3", with: "5 4 0") + table, "DIMENSIONS"),
      (Self.grid.replacing("60", with: "2147483647") + table, "needs 2147483647"),
      (Self.grid.replacing("60", with: "-1") + table, "POINT_DATA"), (Self.grid, "has none"),
    ] {
      let found = refusal(vtk("BINARY", [Array(text.utf8)]))
      #expect(found.contains(word), "\(found)")
    }
  }

  @Test func `a grid of two dimensions may leave its third length and origin out`() throws {
    let values = (0..<20).map { _ in "1" }.joined(separator: " ")
    let path = scratch.write(
      """
      <VTKFile type="ImageData"><ImageData WholeExtent="0 4 0 3 0 0" Origin="0 0" Spacing="2 3">
      <Piece Extent="0 4 0 3 0 0"><PointData Scalars="u"><DataArray type="Float64" Name="phi" \
      format="ascii">\(values)</DataArray></PointData></Piece></ImageData></VTKFile>
      """, "flat.vti")
    let volume = try phases(path)
    #expect(volume.shape == Shape(nx: 5, ny: 4, nz: 1))
    #expect(volume.spacing == Spacing(x: 2, y: 3, z: 2))
  }

  @Test func `lengths of parts whose difference overflows are refused`() {
    let words: [UInt64] = [1, 0, UInt64(Int64.max)]
    let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    let head =
      "<VTKFile type=\"ImageData\" header_type=\"UInt64\" compressor=\"vtkZLibDataCompressor\">"
      + "<ImageData WholeExtent=\"0 1 0 1 0 1\"><Piece Extent=\"0 1 0 1 0 1\"><CellData>"
      + "<DataArray type=\"UInt8\" Name=\"a\" format=\"appended\" offset=\"0\"/></CellData></Piece>"
      + "</ImageData><AppendedData encoding=\"raw\">_"
    #expect(refusal(scratch.write(Array(head.utf8) + bytes, "parts.vti")).contains("parts"))
  }

  @Test func `a film one voxel thick along z is remarked on, another is not`() {
    let remarks = Remarks()
    let options = ReadOptions { remarks.append($0) }
    Shape(nx: 4, ny: 4, nz: 2).remarkOnThickness(of: "film.vti", to: options)
    #expect(remarks.all.isEmpty)
    Shape(nx: 4, ny: 4, nz: 1).remarkOnThickness(of: "film.vti", to: options)
    #expect(remarks.all.count == 1 && remarks.all[0].hasPrefix("film.vti"))
  }

  /// What a reader remarks on.
  private final class Remarks: Sendable {
    private let found = Mutex<[String]>([])

    var all: [String] { found.withLock { $0 } }

    func append(_ remark: String) { found.withLock { $0.append(remark) } }
  }
}
