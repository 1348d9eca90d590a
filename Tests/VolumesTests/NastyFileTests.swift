import Foundation
import Testing
import Volumes

/// Files made to hurt: each is refused with a sentence about its field, or read where it is honest.
struct NastyFileTests {
  private let scratch = Scratch()

  private func refusal(_ path: String) -> String {
    let error = fault { () throws(VolumeFileError) in
      _ = try readVolume(at: path, labels: .graspi)
    }
    return error?.description ?? "read"
  }

  @Test(arguments: VolumeFormat.allCases, [0, 1, 7, 100])
  func `a file of nothing but zeros is refused`(format: VolumeFormat, length: Int) {
    let path = scratch.write([UInt8](repeating: 0, count: length), "zeros." + format.extensions[0])
    #expect(refusal(path).hasPrefix(scratch.file("zeros.")))
  }

  @Test(arguments: VolumeFormat.allCases)
  func `a pipe, a ring of links and a link to nothing are refused at once`(format: VolumeFormat) {
    let (pipe, ring, gone) = (
      scratch.file("pipe." + format.extensions[0]), scratch.file("ring." + format.extensions[0]),
      scratch.file("gone." + format.extensions[0])
    )
    #expect(mkfifo(pipe, 0o600) == 0 && symlink(ring, ring) == 0 && symlink("/no/where", gone) == 0)
    #expect(refusal(pipe).contains("not a plain file"))
    #expect(refusal(ring).contains("symbolic links"))
    #expect(refusal(gone).contains("No such file"))
  }

  @Test(arguments: FileKind.all)
  func `a path in any script, with blanks, is written and read`(kind: FileKind) throws {
    let path = scratch.file("Mischung 混合 δ." + kind.ending)
    try writeVolume(kind.volume, to: path, options: kind.options)
    #expect(try readVolume(at: path).labels == kind.volume.labels)
  }

  @Test func `a file that this user may not read is refused`() {
    guard geteuid() != 0 else { return print("skipped: root may read everything") }
    let path = scratch.write("1 1 1\n0\n", "secret.txt")
    #expect(chmod(path, 0) == 0)
    #expect(refusal(path).contains("Permission denied"))
  }

  @Test func `lines that end in CR LF, and a byte order mark, change nothing`() throws {
    let text = scratch.write("\u{feff}2 1 1\r\n1 3\r\n", "windows.txt")
    #expect(try readVolume(at: text).labels == [1, 3])
    let head = "NRRD0004\r\ntype: uint8\r\ndimension: 3\r\nsizes: 2 1 1\r\nencoding: raw\r\n\r\n"
    let nrrd = scratch.write(Array(head.utf8) + [1, 3], "windows.nrrd")
    #expect(try readVolume(at: nrrd, labels: .graspi).labels == [1, 3])
  }

  /// Headers that claim a billion voxels or more of a file of some bytes.
  @Test(arguments: [
    ("a.txt", "1000 1000 1000\n0 1 0 1\n", "nx ny nz"),
    (
      "a.opv",
      "Ising_OPV v4.0.0 - compressed format\n1000\n1000\n1000\n0\n0\n0\n2\n0\n0\n0\n0\n11\n",
      "at most"
    ),
    (
      "a.nrrd", "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 1000 1000 1000\nencoding: raw\n\nabc",
      "1000000000"
    ),
    (
      "a.nrrd", "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 1000 1000 1000\nencoding: gzip\n\nabc",
      "packed data"
    ),
    (
      "a.nrrd",
      "NRRD0004\ntype: float\ndimension: 3\nsizes: 1000 1000 1000\nencoding: ascii\n\n0 1",
      "1000000000"
    ),
    (
      "a.vti",
      "<VTKFile type=\"ImageData\"><ImageData WholeExtent=\"0 1000 0 1000 0 1000\"><Piece Extent=\"0 1000 0 1000 0 1000\">"
        + "<CellData><DataArray type=\"UInt8\" Name=\"a\" format=\"ascii\"> 1 </DataArray></CellData></Piece></ImageData></VTKFile>",
      "1000000000"
    ),
    (
      "a.vti",
      "<VTKFile type=\"ImageData\"><ImageData WholeExtent=\"0 1000 0 1000 0 1000\"><Piece Extent=\"0 1000 0 1000 0 1000\">"
        + "<CellData><DataArray type=\"UInt8\" Name=\"a\" format=\"appended\" offset=\"0\"/></CellData></Piece></ImageData>"
        + "<AppendedData encoding=\"raw\">_\0\u{1}\0\0</AppendedData></VTKFile>", "the length of"
    ),
  ])
  func `a header that claims a billion voxels is refused`(name: String, text: String, field: String)
  {
    #expect(refusal(scratch.write(text, name)).contains(field), "\(refusal(scratch.file(name)))")
  }

  @Test func `a bomb of packed zeros is stopped at the size that the header says`() throws {
    var options = WriteOptions()
    options.isCompressed = true
    let path = scratch.file("bomb.nrrd")
    let uniform = Volume(shape: Shape(nx: 256, ny: 256, nz: 64), filledWith: .donor)
    try writeVolume(uniform, to: path, options: options)
    let file = try bytes(of: path)
    let sizes = Array("sizes: 256 256 64".utf8)
    let start = try #require(file.indices.first { file[$0...].starts(with: sizes) })
    let small = file[..<start] + Array("sizes: 5 4 3".utf8) + file[(start + sizes.count)...]
    #expect(refusal(scratch.write(Array(small), "bomb.nrrd")).contains("more than 60 bytes"))
  }

  @Test(arguments: ["vti", "xml"])
  func `entities and document types are not XML that is read here`(ending: String) {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
      <VTKFile type="&b;"></VTKFile>
      """
    #expect(refusal(scratch.write(bomb, "bomb." + ending)).contains("XML at byte"))
  }

  @Test(arguments: ["nan 1 1", "1 inf 1", "1 1", "1 1 1 1", "-1 1 1", "0 1 1", "1e999 1 1"])
  func `lengths that are no lengths are refused`(lengths: String) {
    let grid =
      "<VTKFile type=\"ImageData\"><ImageData WholeExtent=\"0 1 0 1 0 1\" Spacing=\"\(lengths)\">"
    #expect(refusal(scratch.write(grid, "a.vti")).contains("Spacing"))
    let head =
      "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 1 1 1\nspacings: \(lengths)\nencoding: raw\n\na"
    // NRRD says with nan that a length is not known.
    let nrrd = scratch.write(head, "a.nrrd")
    #expect(refusal(nrrd).contains("spacings") || lengths.hasPrefix("nan"))
  }

  @Test(
    arguments: FileKind.all.filter { [.npy, .nrrd, .graspi, .isingOPV].contains($0.format) })
  func `what follows the last voxel is refused`(kind: FileKind) throws {
    let path = scratch.file("long." + kind.ending)
    try writeVolume(kind.volume, to: path, options: kind.options)
    let data = scratch.files.first { $0.hasSuffix("gz") || $0.hasSuffix("raw") || $0 == "long.txt" }
    let name = kind.ending == "nhdr" ? try #require(data) : "long." + kind.ending
    _ = scratch.write(try bytes(of: scratch.file(name)) + Array("\n1 7 x".utf8), name)
    #expect(refusal(path) != "read")
  }

  @Test func `a TIFF whose pages run in a ring, or lie outside the file, is refused`() throws {
    let whole = try bytes(of: golden("pages.tif"))
    func word(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(whole[at + $1]) << (8 * $1) } }
    let first = word(4)
    let next = first + 2 + 12 * (Int(whole[first]) | Int(whole[first + 1]) << 8)
    for target in [first, 0x7fff_ffff, whole.count - 1] {
      var broken = whole
      for byte in 0..<4 { broken[next + byte] = UInt8(target >> (8 * byte) & 0xff) }
      #expect(refusal(scratch.write(broken, "ring.tif")).contains("page 1"))
    }
  }

  @Test func `HDF5 that holds no volume, or a ring, says what it holds`() throws {
    #expect(refusal(golden("h5py-groups.h5")).contains("it has none"))
    let reader = try SampleReader(path: golden("h5py-odd.h5"))
    let own = reader.names.filter { !$0.contains("/") }
    #expect(own == ["empty", "flat", "hollow", "pairs", "words"])
    for (name, field) in [
      ("flat", "2 axes"), ("words", "type"), ("hollow", "1000000000"), ("empty", "shape"),
      ("pairs", "type"), ("ring", "no array"), ("soft", "no array"), ("nowhere", "no array"),
    ] {
      let error = fault { () throws(VolumeFileError) in _ = try reader.field(name) }
      #expect(error?.description.contains(field) == true, "\(String(describing: error))")
    }
  }
}
