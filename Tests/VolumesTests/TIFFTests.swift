import Testing
import Volumes

struct TIFFTests {
  private let scratch = Scratch()

  @Test func `BigTIFF is written where it is asked for, and reads back`() throws {
    let path = scratch.file("big.tif")
    var options = WriteOptions()
    options.isBigTIFF = true
    try writeVolume(markedVolume(), to: path, options: options)
    #expect(try bytes(of: path).prefix(4) == [73, 73, 43, 0])
    #expect(try readVolume(at: path) == markedVolume())
  }

  @Test func `classic TIFF is left before its offsets end`() {
    #expect(!needsBigTIFF(bytes: 128 * 128 * 64, pages: 64))
    #expect(!needsBigTIFF(bytes: 4_294_000_000, pages: 100))
    #expect(needsBigTIFF(bytes: 4_294_000_000, pages: 1000))
    #expect(needsBigTIFF(bytes: 1 << 32, pages: 1))
  }

  @Test func `the description is ImageJ's, with nm and the count of slabs`() throws {
    let path = scratch.file("marked.tif")
    try writeVolume(markedVolume(), to: path)
    let text = String(decoding: try bytes(of: path), as: UTF8.self)
    #expect(text.contains("ImageJ=1.53t\nimages=3\nslices=3\nunit=nm\nspacing=1.125\n"))
  }

  @Test func `pages of different sizes are refused by the page`() throws {
    let one = try bytes(of: golden("pages.tif"))
    var broken = one
    let first = Int(one[4]) + 256 * Int(one[5])
    let width = try #require(
      (0..<Int(one[first])).map { first + 2 + 12 * $0 }.first { one[$0] == 0 && one[$0 + 1] == 1 })
    broken[width + 8] = 4
    let path = scratch.write(broken, "broken.tif")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains("page 1 is 5×4") == true, "\(String(describing: error))")
  }
}
