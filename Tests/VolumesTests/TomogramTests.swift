import Foundation
import Testing
import Volumes

/// Raw voxels with an Ising_OPV sheet, and MRC.
struct TomogramTests {
  private let scratch = Scratch()

  @Test(arguments: ["raw", "xml"])
  func `a marked volume comes back from a raw file and its sheet`(ending: String) throws {
    let volume = markedVolume(spacing: Spacing(cube: 0.37))
    try writeVolume(volume, to: scratch.file("marked." + ending))
    #expect(scratch.files.sorted() == ["marked.raw", "marked.xml"])
    #expect(try bytes(of: scratch.file("marked.raw"))[(2 * 4 + 1) * 5 + 3] == 0)
    #expect(try readVolume(at: scratch.file("marked." + ending)) == volume)
  }

  @Test func `a sheet knows cubes only`() {
    let path = scratch.file("marked.raw")
    let error = fault { () throws(VolumeFileError) in try writeVolume(markedVolume(), to: path) }
    #expect(error == .unwritable(path: path, reason: "a raw tomogram's voxels are cubes"))
    #expect(scratch.files.isEmpty)
  }

  /// A change to a good sheet, and what the error must speak of.
  @Test(arguments: [
    ("8 bit", "32 bit", "data_format"), ("<length>5", "<length>0", "length"),
    ("<width>4", "<width>4.5", "width"), ("<height>3", "<height>4", "80"),
    ("0.5", "-0.5", "value"), ("nm", "inch", "units"), ("</data_info>", "</data>", "data_info"),
    ("<length>5</length>", "", "length"),
  ])
  func `a sheet that lies is refused by its field`(good: String, bad: String, field: String) throws
  {
    let path = scratch.file("marked.xml")
    try writeVolume(markedVolume(spacing: Spacing(cube: 0.5)), to: path)
    let text = String(decoding: try bytes(of: path), as: UTF8.self)
    let pieces = text.split(separator: good, maxSplits: 1, omittingEmptySubsequences: false)
    _ = scratch.write(pieces.joined(separator: bad), "marked.xml")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }

  @Test func `MRC keeps lengths to 32 bits`() throws {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(), to: path)
    let (back, wrote) = (try readVolume(at: path).spacing, markedVolume().spacing)
    for (a, b) in [(back.x, wrote.x), (back.y, wrote.y), (back.z, wrote.z)] {
      #expect(abs(a - b) <= 1e-7 * b)  // a Float's last bit is 6e-8 of its value
    }
  }

  @Test func `MRC has its sides first, its mark at byte 208 and x fastest`() throws {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(), to: path)
    let file = try bytes(of: path)
    #expect([file[0], file[4], file[8], file[12]] == [5, 4, 3, 0])
    #expect(Array(file[208..<214]) == Array("MAP DD".utf8))
    #expect(file.count == 1024 + 60)
    #expect(file[1024 + (2 * 4 + 1) * 5 + 3] == 0)
  }

  /// A byte of the header, what it becomes, and what the error must speak of.
  @Test(arguments: [
    (0, 0, "nx ny nz"), (3, 0x80, "nx ny nz"), (2, 1, "voxels"), (12, 4, "mode"),
    (64, 3, "mapc"), (95, 0xff, "nsymbt"), (93, 1, "voxels"),
  ])
  func `an MRC header that lies is refused by its field`(
    offset: Int, value: Int, field: String
  ) throws {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(), to: path)
    var file = try bytes(of: path)
    file[offset] = UInt8(value)
    let broken = scratch.write(file, "broken.mrc")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: broken) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }

  @Test(arguments: [(Float(1), 60), (Float(300), 120)])
  func `greys take 8 bits where they fit, else 16`(scale: Float, size: Int) throws {
    let shape = Shape(nx: 5, ny: 4, nz: 3)
    let greys = (0..<60).map { Float($0) * scale }
    let field = Field(shape: shape, spacing: Spacing(cube: 2), values: greys)
    let path = scratch.file("greys.raw")
    try writeField(field, to: path)
    #expect(try bytes(of: path).count == size)
    #expect(try readField(at: path) == field)
  }

  @Test func `greys that are not whole are refused, not rounded`() {
    let path = scratch.file("greys.raw")
    for value: Float in [0.5, -1, 65536] {
      let field = Field(shape: Shape(nx: 1, ny: 1, nz: 1), values: [value])
      let error = fault { () throws(VolumeFileError) in try writeField(field, to: path) }
      #expect(error?.description.contains("whole numbers") == true)
    }
    #expect(scratch.files.isEmpty)
  }

  /// The words of a little-endian MRC file in the other order: 56 of the header, then `size` bytes
  /// a voxel.
  private func turned(_ file: [UInt8], size: Int) -> [UInt8] {
    var turned = file
    for word in stride(from: 0, to: 224, by: 4) where word != 208 {
      turned.replaceSubrange(word..<word + 4, with: file[word..<word + 4].reversed())
    }
    turned.replaceSubrange(212..<216, with: [17, 17, 0, 0])
    for voxel in stride(from: 1024, to: file.count, by: size) {
      turned.replaceSubrange(voxel..<voxel + size, with: file[voxel..<voxel + size].reversed())
    }
    return turned
  }

  @Test func `MRC of the other byte order comes back bit for bit`() throws {
    let path = scratch.file("field.mrc")
    try writeField(markedField(), to: path)
    let big = scratch.write(turned(try bytes(of: path), size: 4), "big.mrc")
    #expect(try readField(at: big).values == markedField().values)
    #expect(try readField(at: big).spacing == readField(at: path).spacing)
  }

  @Test func `MRC's extended header is passed over, and what it claims must be there`() throws {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(), to: path)
    var file = try bytes(of: path)
    file.insert(contentsOf: repeatElement(7, count: 80), at: 1024)
    file[92] = 80
    let long = scratch.write(file, "long.mrc")
    #expect(try readVolume(at: long).labels == markedVolume().labels)
    file[92] = 81
    let wrong = scratch.write(file, "wrong.mrc")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: wrong) }
    #expect(error?.description.contains("voxels") == true)
  }

  @Test func `bytes of MRC have a sign, but for those that IMOD says have none`() throws {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(), to: path)
    var file = try bytes(of: path)
    file[1024] = 200
    #expect(try readField(at: scratch.write(file, "signed.mrc")).values[0] == -56)
    // IMOD's stamp, its letters, with no flag set.
    file.replaceSubrange(152..<156, with: Array("IMOD".utf8))
    #expect(try readField(at: scratch.write(file, "imod.mrc")).values[0] == 200)
    file[156] = 1
    #expect(try readField(at: scratch.write(file, "flagged.mrc")).values[0] == -56)
  }

  @Test func `the test tomogram's 16 bits are its 8 bits times 256`() throws {
    let root = ProcessInfo.processInfo.environment["BINODAL_ROOT"] ?? projectRoot
    let folder = root + "/../shared/tomogram/TOMO_test_"
    guard FileManager.default.fileExists(atPath: folder + "8bit.raw") else {
      print("skipped: no test tomogram beside the project")
      return
    }
    let coarse = try readField(at: folder + "8bit.raw")
    let fine = try readField(at: folder + "16bit.xml")
    #expect(coarse.shape == Shape(nx: 100, ny: 100, nz: 50))
    #expect(coarse.spacing == Spacing(cube: 2))
    #expect(fine.values == coarse.values.map { $0 * 256 })
  }

  private var projectRoot: String {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }
}
