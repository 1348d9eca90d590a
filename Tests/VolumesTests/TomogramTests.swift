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
    (64, 3, "mapc"), (95, 0xff, "nsymbt"), (93, 1, "voxels"), (208, 0, "MAP"), (212, 0, "stamp"),
  ])
  func `an MRC header that lies is refused by its field`(
    place: Int, value: Int, field: String
  ) throws {
    let path = scratch.file("marked.mrc")
    try writeVolume(markedVolume(), to: path)
    var file = try bytes(of: path)
    file[place] = UInt8(value)
    let broken = scratch.write(file, "broken.mrc")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: broken) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
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
