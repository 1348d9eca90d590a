import Foundation
import Synchronization
import Testing
import Volumes

/// TIFF as other programs write it: planes of several kinds, thumbnails, samples, lengths.
struct TIFFStackTests {
  private let scratch = Scratch()

  /// The values of a file, or what was wrong with it, and the remarks on it.
  private func read(
    _ bytes: [UInt8], _ options: ReadOptions = ReadOptions()
  ) -> (values: [Float], shape: String, spacing: Spacing?, fault: String, remarks: [String]) {
    var options = options
    let kept = RemarkList()
    options.remark = { kept.add($0) }
    let path = scratch.write(bytes, "a.tif")
    do {
      let field = try readField(at: path, options: options)
      return (field.values, "\(field.shape)", field.spacing, "", kept.all)
    } catch {
      return ([], "", nil, "\(error)", kept.all)
    }
  }

  /// Six pages of one pixel, numbered from 0.
  private func six(_ text: String) -> [UInt8] {
    var tiff = TIFFBytes()
    for page in 0..<6 { tiff.page(1, 1, text: page == 0 ? text : nil, [UInt8(page)]) }
    return tiff.file()
  }

  private static let ome =
    "<?xml version=\"1.0\"?><OME><Image ID=\"a\"><Pixels DimensionOrder=\"XYZCT\" SizeX=\"1\" "
    + "SizeY=\"1\" SizeZ=\"3\" SizeC=\"2\" SizeT=\"1\"/></Image></OME>"

  @Test(arguments: [
    ("ImageJ=1.54f\nimages=6\nchannels=2\nslices=3\n", [Float(1), 3, 5]), (Self.ome, [3, 4, 5]),
    (Self.ome.replacing("XYZCT", with: "XYCZT"), [1, 3, 5]),
    ("{\"shape\": [2, 3, 1, 1], \"axes\": \"CZYX\"}", [3, 4, 5]),
    ("{\"shape\": [3, 2, 1, 1], \"axes\": \"ZCYX\"}", [1, 3, 5]),
  ])
  func `of several channels one is chosen, and none is guessed`(
    text: String, second: [Float]
  ) {
    #expect(read(six(text), ReadOptions(channel: 1)).values == second)
    #expect(read(six(text), ReadOptions(channel: -1)).values == second)
    #expect(read(six(text)).fault.contains("2 channels; choose one with --channel 0 to 1"))
    #expect(read(six(text), ReadOptions(channel: 2)).fault.contains("has no channel 2"))
    #expect(read(six(text), ReadOptions(channel: 1, time: 1)).fault.contains("has no time 1"))
  }

  @Test func `times and unnamed entries are chosen by their own options`() {
    let times = six("ImageJ=1.54f\nimages=6\nslices=2\nframes=3\n")
    #expect(read(times, ReadOptions(time: 1)).values == [2, 3])
    #expect(read(times).fault.contains("--time 0 to 2"))
    let entries = six("{\"shape\": [2, 3, 1, 1]}")
    #expect(read(entries, ReadOptions(index: -1)).values == [3, 4, 5])
    #expect(read(entries).fault.contains("--index 0 to 1"))
  }

  @Test func `every plane is a slab where the caller says so`() {
    var options = ReadOptions()
    options.takesPlanesAsSlices = true
    #expect(
      read(six("ImageJ=1.54f\nimages=6\nchannels=6\n"), options).values == [0, 1, 2, 3, 4, 5])
  }

  @Test func `OME's list of planes tells which page is which`() {
    let listed = (0..<6).map {
      "<TiffData IFD=\"\($0)\" FirstZ=\"\(2 - $0 % 3)\" FirstC=\"\($0 / 3)\"/>"
    }
    let text = Self.ome.replacing("/></Image>", with: ">\(listed.joined())</Pixels></Image>")
    #expect(read(six(text), ReadOptions(channel: 1)).values == [5, 4, 3])
    let cut = text.replacing(listed[5], with: "")
    #expect(read(six(cut), ReadOptions(channel: 1)).fault.contains("silent on plane"))
  }

  @Test func `ImageJ's stack of one page goes on behind it`() {
    let text = "ImageJ=1.54f\nimages=3\nslices=3\n"
    var empty = TIFFBytes()
    empty.page(2, 1, text: text, [])
    // The pixels lie behind the page, where a file without them ends.
    let start = empty.file().count
    var stack = TIFFBytes()
    stack.page(2, 1, text: text, tags: [273: start, 279: 2], [])
    let file = stack.file([0, 1, 2, 3, 4, 5])
    #expect(file.count == start + 6)
    #expect(read(file).values == [0, 1, 2, 3, 4, 5])
    #expect(read(Array(file.dropLast())).fault.contains("needs 2 bytes"))
  }

  @Test(arguments: [
    (1, [UInt8(0b1010_0000), 0b0100_0000], [Float(1), 0, 1, 0, 1, 0]),
    (2, [0b1101_1000, 0b0001_1000], [3, 1, 2, 0, 1, 2]),
    (4, [0xf1, 0x20, 0x01, 0xe0], [15, 1, 2, 0, 1, 14]),
  ])
  func `samples of few bits are numbers as stored, black or white first`(
    bits: Int, stored: [UInt8], values: [Float]
  ) {
    for photometric in [0, 1] {
      var tiff = TIFFBytes()
      tiff.page(3, 2, bits: bits, photometric: photometric, stored)
      #expect(read(tiff.file()).values == values)
    }
  }

  @Test func `equal colours are grey, unequal ones are refused or chosen from`() {
    var grey = TIFFBytes()
    grey.page(2, 1, photometric: 2, samples: 3, [7, 7, 7, 9, 9, 9])
    #expect(read(grey.file()).values == [7, 9])
    var colour = TIFFBytes()
    colour.page(2, 1, photometric: 2, samples: 3, [7, 7, 7, 9, 8, 9])
    #expect(read(colour.file()).fault.contains("pixel (1, 0) is of unequal samples"))
    #expect(read(colour.file(), ReadOptions(channel: 1)).values == [7, 8])
    var alpha = TIFFBytes()
    alpha.page(2, 1, photometric: 2, samples: 4, tags: [338: 2], [7, 7, 7, 0, 9, 9, 9, 255])
    #expect(read(alpha.file()).values == [7, 9])
    var planar = TIFFBytes()
    planar.page(2, 1, photometric: 2, samples: 3, tags: [284: 2, 278: 1], [7, 9])
    #expect(read(planar.file()).fault != "")
  }

  @Test
  func `samples in planes of their own are slabs where tifffile's shape or the caller says so`() {
    func planar(_ text: String?) -> [UInt8] {
      var tiff = TIFFBytes()
      // One strip a plane: the offsets and the counts of the three lie in front of the page.
      let words: [UInt8] = [8, 10, 12].flatMap { [$0, 0, 0, 0] as [UInt8] }
      let counts: [UInt8] = [2, 2, 2].flatMap { [$0, 0, 0, 0] as [UInt8] }
      tiff.page(
        2, 1, photometric: 2, samples: 3, text: text, tags: [284: 2], [1, 2, 3, 4, 5, 6],
        strips: (words, counts))
      return tiff.file()
    }
    let shaped = read(planar("{\"shape\": [3, 1, 2]}"))
    #expect(shaped.values == [1, 2, 3, 4, 5, 6] && shaped.shape == "2×1×3", "\(shaped)")
    #expect(shaped.remarks.count == 1 && shaped.remarks[0].contains("3 slabs"))
    #expect(read(planar(nil)).fault.contains("unequal samples"))
    #expect(read(planar(nil), ReadOptions(channel: 2)).values == [5, 6])
    var options = ReadOptions()
    options.takesPlanesAsSlices = true
    #expect(read(planar(nil), options).values == [1, 2, 3, 4, 5, 6])
  }

  @Test func `thumbnails before and behind the stack are passed over with a remark`() {
    for (flag, thumbnail) in [(1, 0), (1, 2), (0, 0), (0, 2)] {
      var tiff = TIFFBytes()
      for page in 0..<3 {
        if page == thumbnail {
          tiff.page(1, 1, tags: [254: flag], [99])
        } else {
          tiff.page(2, 2, [1, 2, 3, 4])
        }
      }
      let found = read(tiff.file())
      #expect(found.values == [1, 2, 3, 4, 1, 2, 3, 4])
      #expect(found.remarks.count == 1 && found.remarks[0].contains("page \(thumbnail)"))
    }
  }

  @Test func `labels of 32 bits without a sign are labels`() throws {
    var tiff = TIFFBytes()
    tiff.page(2, 1, bits: 32, [0xff, 0xff, 0xff, 0xff, 7, 0, 0, 0])
    let path = scratch.write(tiff.file(), "wide.tif")
    let map = try LabelMap(parsing: "4294967295=donor,7=acceptor")
    #expect(try readVolume(at: path, labels: map).labels == [0, 1])
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains("its labels are 7, 4294967295") == true)
  }

  @Test func `reals of 16 bits are read`() {
    var tiff = TIFFBytes()
    tiff.page(2, 1, bits: 16, tags: [339: 3], [0, 0x38, 0, 0xc0])
    #expect(read(tiff.file()).values == [0.5, -2])
  }

  @Test(arguments: [
    ("ImageJ=1\nimages=1\nunit=A\nspacing=50", 1, 20, [2.0, 2, 5]),
    ("ImageJ=1\nimages=1\nunit=\\u00B5m\nspacing=0.005", 500, 1, [2, 2, 5]),
    ("ImageJ=1\nimages=1\nunit=cm\nspacing=-5e-7", 5_000_000, 1, [2, 2, 5]),
    ("ImageJ=1\nimages=1\nunit=um\nzunit=nm\nspacing=5", 500, 1, [2, 2, 5]),
    ("{\"shape\": [1, 1], \"unit\": \"um\", \"spacing\": 0.005}", 500, 1, [2, 2, 5]),
  ])
  func `lengths are in nm whatever their unit`(
    text: String, count: Int, length: Int, lengths: [Double]
  ) throws {
    var tiff = TIFFBytes()
    tiff.page(
      1, 1, text: text, resolution: (UInt32(count), UInt32(length)), tags: [296: 1], [1])
    let spacing = try #require(read(tiff.file()).spacing)
    for (found, right) in zip([spacing.x, spacing.y, spacing.z], lengths) {
      #expect(abs(found - right) < 1e-6 * right)  // 32-bit fractions
    }
  }

  @Test(arguments: [("\"nm\"", 2.0), ("\"µm\"", 2e3), ("\"Å\"", 0.2), ("\"&#181;m\"", 2e3)])
  func `OME's physical sizes have units, and µm without one`(unit: String, length: Double) throws {
    let text = Self.ome.replacing(
      "SizeZ=\"3\" SizeC=\"2\"",
      with:
        "SizeZ=\"1\" SizeC=\"1\" PhysicalSizeX=\"2\" PhysicalSizeXUnit=\(unit) PhysicalSizeZ=\"1\"")
    var tiff = TIFFBytes()
    tiff.page(1, 1, text: text, [1])
    #expect(read(tiff.file()).spacing == Spacing(x: length, y: length, z: 1000))
  }

  @Test func `a plain resolution is a length where it is one of a microscope, not of paper`() {
    var microscope = TIFFBytes()
    microscope.page(1, 1, resolution: (5_000_000, 1), tags: [296: 3], [1])
    #expect(read(microscope.file()).spacing == Spacing(cube: 2))
    var paper = TIFFBytes()
    paper.page(1, 1, resolution: (300, 1), tags: [296: 2], [1])
    let found = read(paper.file())
    #expect(found.spacing == Spacing(cube: 1))
    #expect(found.remarks.count == 1 && found.remarks[0].contains("84667 nm"))
  }

  @Test func `the slabs of one page are read, in tiles and in strips`() {
    var strips = TIFFBytes()
    strips.page(2, 1, tags: [32997: 3, 279: 2], [0, 1, 2, 3, 4, 5])
    #expect(read(strips.file()).values == [0, 1, 2, 3, 4, 5])
    #expect(read(strips.file()).shape == "2×1×3")
  }
}

/// Remarks in the order in which they came.
private final class RemarkList: Sendable {
  private let list = Mutex<[String]>([])
  func add(_ text: String) { list.withLock { $0.append(text) } }
  var all: [String] { list.withLock { $0 } }
}
