import Testing
import Volumes

struct NRRDTests {
  private let scratch = Scratch()

  /// A change to a good header, and what the error must speak of.
  @Test(arguments: [
    ("NRRD0004", "NRRX0004", "start"), ("uint8", "block", "type"),
    ("dimension: 3", "dimension: 4", "dimension"), ("5 4 3", "5 4 4", "80"),
    ("5 4 3", "5 4", "sizes"), ("5 4 3", "5 -4 3", "sizes"),
    ("5 4 3", "4294967296 4294967296 4", "sizes"), ("little", "middle", "endian"),
    ("encoding: raw", "encoding: bzip2", "bzip2"), ("encoding: raw", "encoding: gzip", "gzip"),
    ("encoding: raw", "encoding: raw\ndata file: LIST", "data file"),
    ("encoding: raw", "encoding: raw\ndata file: gone.raw", "gone.raw"),
    ("encoding: raw", "encoding: raw\nbyte skip: 1", "59"),
    ("encoding: raw", "encoding: raw\nline skip: 99", "line skip"),
    ("encoding: raw", "encoding: raw\nbyte skip: -2", "byte skip"),
    ("0.37 2.5", "0.37 -2.5", "spacings"), ("\"nm\" \"nm\" \"nm\"", "\"s\"", "units"),
    (
      "spacings: 0.37 2.5 1.125", "space directions: (1,1,0) (-1,1,0) (0,0,1)", "space directions"
    ),
    ("mixed\n\n", "mixed\n", "empty line"),
  ])
  func `a header that lies is refused by its field`(good: String, bad: String, field: String) throws
  {
    let path = scratch.file("marked.nrrd")
    try writeVolume(markedVolume(), to: path)
    let text = String(decoding: try bytes(of: path), as: UTF8.self)
    let pieces = text.split(separator: good, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(pieces.count == 2)
    let broken = scratch.write(pieces.joined(separator: bad), "broken.nrrd")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: broken) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }

  @Test func `voxels of several bytes need their order`() {
    let head = "NRRD0004\ntype: uint16\ndimension: 3\nsizes: 1 1 1\nencoding: raw\n\nab"
    let path = scratch.write(head, "orderless.nrrd")
    let error = fault { () throws(VolumeFileError) in _ = try readField(at: path) }
    #expect(error?.description.contains("endian") == true)
  }

  /// Ways to pass over what stands before the voxels in a file of their own.
  @Test(arguments: [
    ("byte skip: 3", "abc"), ("byte skip: -1", "abcdef"), ("line skip: 2", "one\ntwo\n"),
    ("lineskip: 1\nbyteskip: 1", "one\nx"),
  ])
  func `what the header skips is passed over`(skip: String, before: String) throws {
    let head =
      "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 5 4 3\nencoding: raw\n\(skip)\n"
      + "datafile: voxels.bin\nlabels:=0=donor,1=acceptor,3=mixed"
    let path = scratch.write(head, "marked.nhdr")
    _ = scratch.write(Array(before.utf8) + markedVolume().labels, "voxels.bin")
    #expect(try readVolume(at: path).labels == markedVolume().labels)
  }
}
