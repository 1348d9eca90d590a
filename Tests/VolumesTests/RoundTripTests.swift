import Foundation
import Testing
import Volumes

/// The laws that every format keeps.
struct RoundTripTests {
  private let scratch = Scratch()

  @Test(arguments: VolumeFormat.singleFiles)
  func `a marked volume comes back with its axes in place`(format: VolumeFormat) throws {
    for ending in format.extensions {
      let path = scratch.file("marked." + ending)
      let volume = markedVolume()
      try writeVolume(volume, to: path)
      let back = try readVolume(at: path)
      #expect(back.shape == volume.shape)
      #expect(back.labels == volume.labels)
    }
  }

  @Test(arguments: VolumeFormat.singleFiles.filter(\.keepsSpacing))
  func `the length of a voxel comes back exactly`(format: VolumeFormat) throws {
    let path = scratch.file("marked." + format.extensions[0])
    try writeVolume(markedVolume(), to: path)
    #expect(try readVolume(at: path).spacing == markedVolume().spacing)
  }

  @Test(arguments: [VolumeFormat.npy, .graspi])
  func `a format without lengths yields voxels of 1 nm`(format: VolumeFormat) throws {
    let path = scratch.file("marked." + format.extensions[0])
    try writeVolume(markedVolume(), to: path)
    #expect(try readVolume(at: path).spacing == Spacing(cube: 1))
  }

  @Test(arguments: VolumeFormat.singleFiles.filter { $0 != .graspi })
  func `a field comes back bit for bit`(format: VolumeFormat) throws {
    let path = scratch.file("field." + format.extensions[0])
    try writeField(markedField(), to: path)
    let back = try readField(at: path)
    #expect(back.shape == markedField().shape)
    #expect(back.values == markedField().values)
  }

  @Test func `GraSPI's text refuses real values and leaves no file`() {
    let path = scratch.file("field.txt")
    let error = fault { () throws(VolumeFileError) in try writeField(markedField(), to: path) }
    #expect(error?.description.contains("real values") == true)
    #expect(scratch.files.isEmpty)
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `the same volume gives the same bytes`(format: VolumeFormat) throws {
    let (a, b) = (
      scratch.file("a." + format.extensions[0]), scratch.file("b." + format.extensions[0])
    )
    try writeVolume(markedVolume(), to: a)
    try writeVolume(markedVolume(), to: b)
    #expect(try bytes(of: a) == bytes(of: b))
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `a volume of one voxel comes back`(format: VolumeFormat) throws {
    let path = scratch.file("one." + format.extensions[0])
    let volume = Volume(shape: Shape(nx: 1, ny: 1, nz: 1), filledWith: .mixed)
    try writeVolume(volume, to: path)
    #expect(try readVolume(at: path) == volume)
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `writing leaves the named file alone in its folder`(format: VolumeFormat) throws {
    let path = scratch.file("new." + format.extensions[0])
    try Data("what stood here before".utf8).write(to: URL(fileURLWithPath: path))
    try writeVolume(markedVolume(), to: path)
    #expect(scratch.files == ["new." + format.extensions[0]])
    #expect(try readVolume(at: path).labels == markedVolume().labels)
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `a place that cannot be written to is named`(format: VolumeFormat) {
    let path = scratch.file("no/such/folder/new." + format.extensions[0])
    let error = fault { () throws(VolumeFileError) in try writeVolume(markedVolume(), to: path) }
    guard case .unwritable(path, let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("No such file or directory"))
  }

  @Test(arguments: VolumeFormat.singleFiles)
  func `a file without an extension is known by its first bytes`(format: VolumeFormat) throws {
    let path = scratch.file("named." + format.extensions[0])
    try writeVolume(markedVolume(), to: path)
    let bare = scratch.write(try bytes(of: path), "bare")
    if format.hasMark {
      #expect(try readVolume(at: bare).labels == markedVolume().labels)
    } else {
      let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: bare) }
      guard case .unknownFormat(bare, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }
}

extension VolumeFormat {
  /// A file of its own; a raw tomogram is two.
  static var singleFiles: [VolumeFormat] { allCases.filter { $0 != .raw } }

  fileprivate var keepsSpacing: Bool {
    switch self {
    case .vti, .tiff, .hdf5, .nrrd: true
    // MRC keeps lengths too, but rounded to 32 bits.
    case .npy, .graspi, .mrc, .raw: false
    }
  }

  fileprivate var hasMark: Bool { ![.graspi, .mrc].contains(self) }
}
