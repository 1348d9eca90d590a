import Foundation
import Testing
import Volumes

/// The laws that every format keeps, with every choice of its options.
struct RoundTripTests {
  private let scratch = Scratch()

  @Test(arguments: FileKind.all)
  func `a marked volume comes back with its axes in place`(kind: FileKind) throws {
    let path = scratch.file("marked." + kind.ending)
    try writeVolume(kind.volume, to: path, options: kind.options)
    let back = try readVolume(at: path)
    #expect(back.shape == kind.volume.shape)
    #expect(back.labels == kind.volume.labels)
    #expect(back[3, 1, 2] == .donor)
    #expect(back.spacing == kind.volume.spacing || !kind.keepsSpacing)
  }

  @Test(arguments: FileKind.all)
  func `every extension of the format opens it`(kind: FileKind) throws {
    guard !kind.isTwoFiles else { return }
    for ending in kind.format.extensions where ending != "nhdr" {
      let path = scratch.file("marked." + ending)
      try writeVolume(kind.volume, to: path, options: kind.options)
      #expect(try readVolume(at: path).labels == kind.volume.labels)
    }
  }

  @Test(arguments: [VolumeFormat.npy, .graspi, .isingOPV])
  func `a format without lengths yields voxels of 1 nm`(format: VolumeFormat) throws {
    let path = scratch.file("marked." + format.extensions[0])
    let volume = try #require(FileKind.all.first { $0.format == format }).volume
    try writeVolume(volume, to: path)
    #expect(try readVolume(at: path).spacing == Spacing(cube: 1))
  }

  @Test(arguments: FileKind.all.filter(\.holdsReals), [false, true])
  func `a field comes back bit for bit`(kind: FileKind, isDouble: Bool) throws {
    var options = kind.options
    options.isDouble = isDouble && [.vti, .npy, .nrrd].contains(kind.format)
    let path = scratch.file("field." + kind.ending)
    try writeField(markedField(), to: path, options: options)
    let back = try readField(at: path)
    #expect(back.shape == markedField().shape)
    #expect(back.values == markedField().values)
    #expect(back.spacing == markedField().spacing || !kind.keepsSpacing)
  }

  @Test(arguments: ["txt", "opv"])
  func `a format of labels refuses real values and leaves no file`(ending: String) {
    let path = scratch.file("field." + ending)
    let error = fault { () throws(VolumeFileError) in try writeField(markedField(), to: path) }
    #expect(error?.description.contains("real values") == true)
    #expect(scratch.files.isEmpty)
  }

  @Test(arguments: FileKind.all)
  func `the same volume gives the same bytes`(kind: FileKind) throws {
    let (a, b) = (Scratch(), Scratch())
    for folder in [a, b] {
      try writeVolume(kind.volume, to: folder.file("v." + kind.ending), options: kind.options)
    }
    #expect(!a.files.isEmpty)
    for name in a.files { #expect(try bytes(of: a.file(name)) == bytes(of: b.file(name))) }
  }

  @Test(arguments: FileKind.all)
  func `a volume of one voxel comes back`(kind: FileKind) throws {
    let path = scratch.file("one." + kind.ending)
    let volume = Volume(shape: Shape(nx: 1, ny: 1, nz: 1), filledWith: .acceptor)
    try writeVolume(volume, to: path, options: kind.options)
    #expect(try readVolume(at: path) == volume)
  }

  @Test(arguments: FileKind.all)
  func `writing leaves the named file alone in its folder`(kind: FileKind) throws {
    let path = scratch.file("new." + kind.ending)
    try Data("what stood here before".utf8).write(to: URL(fileURLWithPath: path))
    try writeVolume(kind.volume, to: path, options: kind.options)
    #expect(scratch.files.count == (kind.isTwoFiles ? 2 : 1))
    #expect(scratch.files.contains("new." + kind.ending))
    #expect(try readVolume(at: path).labels == kind.volume.labels)
  }

  @Test(arguments: FileKind.all)
  func `a path that cannot be written to is named`(kind: FileKind) {
    let path = scratch.file("no/such/folder/new." + kind.ending)
    let error = fault { () throws(VolumeFileError) in
      try writeVolume(kind.volume, to: path, options: kind.options)
    }
    guard case .unwritable(let named, let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(named.hasPrefix(scratch.file("no/such/folder/new")))
    #expect(reason.contains("No such file or directory"))
  }

  @Test(arguments: FileKind.all.filter { !$0.isTwoFiles })
  func `a file without an extension is known by its first bytes`(kind: FileKind) throws {
    let path = scratch.file("named." + kind.ending)
    try writeVolume(kind.volume, to: path, options: kind.options)
    let bare = scratch.write(try bytes(of: path), "bare")
    if [.graspi, .mrc].contains(kind.format) {
      let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: bare) }
      guard case .unknownFormat(bare, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    } else {
      #expect(try readVolume(at: bare).labels == kind.volume.labels)
    }
  }

  @Test func `an option that a format does not offer is refused and leaves no file`() {
    let choices: [(String, (inout WriteOptions) -> Void)] = [
      ("npy", { $0.isCompressed = true }), ("npy", { $0.encoding = .ascii }),
      ("nrrd", { $0.encoding = .inline }), ("tif", { $0.onPoints = true }),
      ("vti", { $0.isBigTIFF = true }), ("mrc", { $0.isDouble = true }),
      ("vti", { $0.sides = .periodic }),
      ("vti", { ($0.encoding, $0.isCompressed) = (.ascii, true) }),
    ]
    for (ending, choose) in choices {
      var options = WriteOptions()
      choose(&options)
      let path = scratch.file("new." + ending)
      let error = fault { () throws(VolumeFileError) in
        try writeVolume(markedVolume(), to: path, options: options)
      }
      guard case .unwritable(path, _)? = error else {
        Issue.record("\(ending): \(String(describing: error))")
        continue
      }
    }
    #expect(scratch.files.isEmpty)
  }
}

extension VolumeFormat {
  /// A file of its own; a raw tomogram is two.
  static var singleFiles: [VolumeFormat] { allCases.filter { $0 != .raw && $0.isWritten } }
}
