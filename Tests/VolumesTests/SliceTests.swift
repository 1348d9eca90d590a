import Foundation
import Synchronization
import Testing
import Volumes

/// Numbered slices in a folder, PNG, MetaImage and raw voxels.
struct SliceTests {
  private let scratch = Scratch()

  private func slices(_ names: [String]) throws -> String {
    let folder = scratch.file("slices")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (index, name) in names.enumerated() {
      var tiff = TIFFBytes()
      tiff.page(1, 1, [UInt8(index)])
      _ = scratch.write(tiff.file(), "slices/" + name)
    }
    return folder
  }

  private func refusal(_ path: String) -> String {
    let error = fault { () throws(VolumeFileError) in _ = try readField(at: path) }
    return error?.description ?? "read"
  }

  @Test func `slices stand in the order of their numbers`() throws {
    let folder = try slices(["s_10.tif", "s_9.tif", "s_011.tif", ".hidden_1.tif"])
    #expect(try readField(at: folder).values == [1, 0, 2])
  }

  @Test func `a gap in the numbers is told`() throws {
    let folder = try slices(["s1.tif", "s2.tif", "s5.tif"])
    let remarks = Remarks()
    _ = try readField(at: folder, options: ReadOptions(remark: { remarks.add($0) }))
    #expect(remarks.all.count == 1 && remarks.all[0].contains("2 missing, the first behind 2"))
  }

  @Test(arguments: [
    (["s1.tif", "s01.tif"], "same number"), (["a1.tif", "b2.tif"], "not numbered alike"),
    (["c0z0.tif", "c0z1.tif", "c1z0.tif", "c1z1.tif"], "count twice"), ([], "without .tif or .png"),
  ])
  func `names that leave the order open are refused`(names: [String], reason: String) throws {
    #expect(refusal(try slices(names)).contains(reason))
  }

  @Test func `a slice of another size, and a stack, are refused by their name`() throws {
    let folder = try slices(["s1.tif"])
    var wide = TIFFBytes()
    wide.page(2, 1, [1, 2])
    _ = scratch.write(wide.file(), "slices/s2.tif")
    #expect(refusal(folder).contains("s2.tif: the slice is 2×1; allowed: 1×1"))
    var stack = TIFFBytes()
    for page in 0..<2 { stack.page(1, 1, [UInt8(page)]) }
    _ = scratch.write(stack.file(), "slices/s2.tif")
    #expect(refusal(folder).contains("a stack of 2 slabs"))
  }

  @Test func `MetaImage is read beside, behind and from files of slabs`() throws {
    let head =
      "ObjectType = Image\nNDims = 3\nDimSize = 2 1 2\nElementType = MET_USHORT\n"
      + "ElementByteOrderMSB = True\nElementSpacing = 2 2 4\n"
    _ = scratch.write([9, 9, 0, 1, 0, 2, 0, 3, 1, 0], "a.raw")
    let beside = scratch.write(head + "HeaderSize = -1\nElementDataFile = a.raw\n", "a.mhd")
    let field = try readField(at: beside)
    #expect(field.values == [1, 2, 3, 256] && field.spacing == Spacing(x: 2, y: 2, z: 4))
    let local = Array((head + "ElementDataFile = LOCAL\n").utf8) + [0, 1, 0, 2, 0, 3, 1, 0]
    #expect(try readField(at: scratch.write(local, "a.mha")).values == [1, 2, 3, 256])
    _ = scratch.write([0, 1, 0, 2], "p01.raw")
    _ = scratch.write([0, 3, 1, 0], "p02.raw")
    for data in ["LIST\np01.raw\np02.raw\n", "p%02d.raw 1 2 1\n"] {
      let slabs = scratch.write(head + "ElementDataFile = " + data, "b.mhd")
      #expect(try readField(at: slabs).values == [1, 2, 3, 256])
    }
    for name in ["/etc/passwd", "../a.raw", "gone.raw"] {
      let far = scratch.write(head + "ElementDataFile = \(name)\n", "c.mhd")
      #expect(refusal(far).contains("the header's ElementDataFile"))
    }
    let cut = scratch.write(head + "ElementDataFile = p01.raw\n", "d.mhd")
    #expect(refusal(cut).contains("4 bytes long; allowed: 8 bytes of uint16"))
  }

  @Test func `raw voxels are what the caller says, or their name`() throws {
    let bytes: [UInt8] = [7, 1, 0, 2, 0, 3, 0, 4, 0]
    let path = scratch.write(bytes, "film.raw")
    var options = ReadOptions()
    options.raw.shape = Shape(nx: 2, ny: 1, nz: 2)
    (options.raw.type, options.raw.offset) = ("uint16", 1)
    #expect(try readField(at: path, options: options).values == [1, 2, 3, 4])
    options.raw.isBigEndian = true
    #expect(try readField(at: path, options: options).values == [256, 512, 768, 1024])
    options.raw.offset = 0
    let error = fault { () throws(VolumeFileError) in _ = try readField(at: path, options: options)
    }
    #expect(error?.description.contains("9 bytes long; allowed: 8") == true)
    #expect(refusal(path).contains("--shape"))
    for name in ["film_2x1x2_uint16.raw", "film_2_1_2_16bit.raw", "2x1x2-u16-le.raw"] {
      #expect(try readField(at: scratch.write(Array(bytes[1...]), name)).values == [1, 2, 3, 4])
    }
    #expect(
      try readField(at: scratch.write([1, 2, 3, 4], "film_2x1x2.raw")).values == [1, 2, 3, 4])
    #expect(refusal(scratch.write(Array(bytes[1...]), "film_2x1x2.raw")).contains("--type uint16"))
  }

  /// PNG of Pillow, three by two pixels.
  @Test(arguments: [
    ("pillow-grey-8-bits.png", [0, 80, 160, 240, 0, 80]),
    ("pillow-grey-16-bits.png", [0, 20000, 40000, 60000, 0, 20000]),
    ("pillow-one-bit.png", [0, 1, 1, 1, 0, 1]),
    ("pillow-a-palette-two-bits.png", [0, 1, 2, 3, 0, 1]),
    ("pillow-equal-colours.png", [0, 80, 160, 240, 0, 80]),
    ("pillow-equal-colours-and-opacity.png", [0, 80, 160, 240, 0, 80]),
  ])
  func `a PNG is one slab of the numbers that it stores`(
    name: String, values: [Int]
  ) throws {
    let bytes = try bytes(of: golden(name))
    let field = try readField(at: golden(name))
    #expect(field.shape == Shape(nx: 3, ny: 2, nz: 1))
    #expect(field.values == values.map { Float($0) })
    #expect(refusal(scratch.write(Array(bytes.dropLast(20)), "a.png")).contains("the image"))
  }

  @Test(arguments: ["simpleitk.mha", "simpleitk-zlib.mha"])
  func `a file of SimpleITK is read`(name: String) throws {
    #expect(try readVolume(at: golden(name), labels: .graspi) == markedVolume())
  }

  @Test func `a choice that a format does not offer is refused`() {
    let path = scratch.write("1 1 1\n0\n", "a.txt")
    let error = fault { () throws(VolumeFileError) in
      _ = try readVolume(at: path, options: ReadOptions(channel: 0))
    }
    #expect(error?.description.contains("graspi knows no --channel") == true)
  }
}

private final class Remarks: Sendable {
  private let list = Mutex<[String]>([])
  func add(_ text: String) { list.withLock { $0.append(text) } }
  var all: [String] { list.withLock { $0 } }
}
