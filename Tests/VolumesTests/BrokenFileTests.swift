import Foundation
import Testing
import Volumes

struct BrokenFileTests {
  private let scratch = Scratch()

  @Test(arguments: VolumeFormat.singleFiles)
  func `a file cut anywhere before its last voxel is refused`(format: VolumeFormat) throws {
    let path = scratch.file("whole." + format.extensions[0])
    let volume = FileKind.all.first { $0.format == format }?.volume ?? markedVolume()
    try writeVolume(volume, to: path)
    let whole = try bytes(of: path)
    // What follows the voxels: VTK's closing tags, TIFF's none, the text's line end.
    let tail = format == .vti ? 33 : format == .graspi ? 1 : 0
    for length in 0..<whole.count - tail {
      let cut = scratch.write(Array(whole.prefix(length)), "cut." + format.extensions[0])
      let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: cut) }
      #expect(error != nil, "\(length) of \(whole.count) bytes were read as a volume")
      #expect(error?.description.hasPrefix(cut + ": ") == true)
    }
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `a file of another kind is refused`(format: VolumeFormat) {
    let path = scratch.write("No volume, but a letter.\n", "letter." + format.extensions[0])
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    switch error {
    // An MRC header is longer than the letter.
    case .malformed(path, _, _, _), .truncated(path, _, _, _): return
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `a missing file and a folder are told apart`(format: VolumeFormat) {
    let missing = scratch.file("missing." + format.extensions[0])
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: missing) }
    #expect(error == .unreadable(path: missing, reason: "No such file or directory"))
    let folder = scratch.file("folder." + format.extensions[0])
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let other = fault { () throws(VolumeFileError) in _ = try readVolume(at: folder) }
    #expect(
      other == .unreadable(path: folder, reason: "it is a folder without .tif or .png slices"))
  }

  @Test func `a device without an end is not read`() {
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: "/dev/zero") }
    #expect(error == .unreadable(path: "/dev/zero", reason: "it is not a plain file"))
  }

  @Test func `an unknown extension lists the known ones`() {
    let path = scratch.write("hello", "notes.doc")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(".vti, .tif, .tiff, .npy") == true)
    let target = scratch.file("new.doc")
    let other = fault { () throws(VolumeFileError) in try writeVolume(markedVolume(), to: target) }
    #expect(other?.description.contains(".vti, .tif, .tiff, .npy") == true)
  }

  @Test(arguments: [
    ("5 4 3\n", "nx ny nz"), ("2 1 1\n000", "label"), ("5 4\n", "nz"), ("", "nx"),
    ("5 4 -3\n1", "nx ny nz"),
    ("5 4 x\n1", "nz"), ("2 1 1\n0 1 3", "follows"), ("2 1 1\n0 256", "256"),
    ("9223372036854775807 9223372036854775807 2\n0", "nx ny nz"), ("999999999 1 1\n0", "bytes"),
  ])
  func `GraSPI's text is refused by its field`(text: String, field: String) {
    let path = scratch.write(text, "broken.txt")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }

  @Test func `a target that is a folder stays as it is, with nothing beside it`() throws {
    for format in VolumeFormat.singleFiles {
      let folder = scratch.file("taken." + format.extensions[0])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let volume = FileKind.all.first { $0.format == format }?.volume ?? markedVolume()
      let error = fault { () throws(VolumeFileError) in try writeVolume(volume, to: folder) }
      guard case .unwritable(folder, _)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      try FileManager.default.removeItem(atPath: folder)
      #expect(scratch.files.isEmpty)
    }
  }
}
