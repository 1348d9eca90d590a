import Testing
import Volumes

struct LabelTests {
  private let scratch = Scratch()
  /// Labels 0 and 255, as a segmentation saved by an image program.
  private var mask: String { scratch.write("2 1 1\n255 0\n", "mask.txt") }

  @Test func `unknown labels are listed, with a mapping to follow`() {
    let path = mask
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error == .unknownLabels(path: path, found: [0, 255], allowed: .graspi))
    #expect(
      error?.description
        == "\(path): its labels are 0, 255, but the mapping knows only 0=donor,1=acceptor,3=mixed;"
        + " say what each label means with --labels 0=donor,255=acceptor.")
  }

  @Test func `a mapping gives labels their phases`() throws {
    let map = try LabelMap(parsing: "0=acceptor, 255=donor")
    #expect(try readVolume(at: mask, labels: map).labels == [0, 1])
  }

  @Test func `two labels may mean one phase`() throws {
    let map = try LabelMap(parsing: "0=mixed,255=mixed")
    #expect(try readVolume(at: mask, labels: map).count(of: .mixed) == 2)
  }

  @Test func `real labels are mapped by exact value`() throws {
    let path = scratch.file("field.npy")
    let field = Field(shape: Shape(nx: 3, ny: 1, nz: 1), values: [0, 0.1, 1])
    try writeField(field, to: path)
    let map = try LabelMap(parsing: "0=acceptor,0.1=mixed,1=donor")
    #expect(try readVolume(at: path, labels: map).labels == [1, 3, 0])
    let without = try LabelMap(parsing: "0=acceptor,1=donor")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path, labels: without)
    }
    #expect(error?.description.contains("0.1") == true)
  }

  @Test func `the text of a map reads back as the map`() throws {
    let map = LabelMap([0: .donor, 0.5: .mixed, 255: .acceptor])
    #expect(map.description == "0=donor,0.5=mixed,255=acceptor")
    #expect(try LabelMap(parsing: map.description) == map)
  }

  /// The kinds of file that can say what their labels mean, and the words by which they do.
  @Test(
    arguments: FileKind.all.filter {
      [.tiff, .nrrd, .mrc, .raw, .hdf5].contains($0.format) && !$0.isTwoFiles
    })
  func `a file that no longer says what its labels mean is refused with the labels`(
    kind: FileKind
  ) throws {
    let path = scratch.file("marked." + kind.ending)
    try writeVolume(kind.volume, to: path, options: kind.options)
    #expect(try readVolume(at: path).labels == kind.volume.labels)
    guard kind.format != .hdf5 else { return }  // its text has a checksum: see the next test
    var file = try bytes(of: path)
    let word = Array("labels".utf8)
    let start = try #require(file.indices.first { file[$0...].starts(with: word) })
    file[start] = UInt8(ascii: "x")
    let mute = scratch.write(file, "mute." + kind.ending)
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: mute) }
    #expect(error == .unmappedLabels(path: mute, found: [0, 1, 3]))
    #expect(error?.description.contains("its labels are 0, 1, 3, and nothing says") == true)
    #expect(try readVolume(at: mute, labels: .graspi).labels == kind.volume.labels)
  }

  @Test func `HDF5 of other programs is refused with its labels, in any layout`() {
    for name in ["h5py-v110.h5", "h5py-earliest.h5"] {
      let path = golden(name)
      let dataset = name == "h5py-v110.h5" ? "only" : "sample_0"
      let error = fault { () throws(VolumeFileError) in
        _ = try readVolume(at: path, options: ReadOptions(dataset: dataset))
      }
      #expect(error == .unmappedLabels(path: path, found: [0, 1, 3]))
    }
  }

  @Test func `the caller's map goes before the file's`() throws {
    let path = scratch.file("marked.tif")
    try writeVolume(markedVolume(), to: path)
    let other = LabelMap([0: .acceptor, 1: .donor, 3: .mixed])
    #expect(try readVolume(at: path, labels: other)[3, 1, 2] == .acceptor)
  }

  @Test func `a .vti array is GraSPI's only where it says so or is called phase`() throws {
    func grid(_ name: String, _ data: String = "") -> String {
      "<VTKFile type=\"ImageData\"><ImageData WholeExtent=\"0 2 0 1 0 1\">\(data)"
        + "<Piece Extent=\"0 2 0 1 0 1\"><CellData><DataArray type=\"UInt8\" Name=\"\(name)\""
        + " format=\"ascii\"> 0 1 </DataArray></CellData></Piece></ImageData></VTKFile>"
    }
    #expect(try readVolume(at: scratch.write(grid("phase"), "a.vti")).labels == [0, 1])
    let mute = scratch.write(grid("mask"), "b.vti")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: mute) }
    #expect(error == .unmappedLabels(path: mute, found: [0, 1]))
    let codes = "0=acceptor,1=donor".utf8.map { "\($0) " }.joined()
    let says =
      "<FieldData><Array type=\"String\" Name=\"labels\" format=\"ascii\">\(codes)0</Array></FieldData>"
    #expect(try readVolume(at: scratch.write(grid("mask", says), "c.vti")).labels == [1, 0])
  }

  @Test func `values too many to be labels are told by their range`() throws {
    let path = scratch.file("greys.nrrd")
    let shape = Shape(nx: 40, ny: 1, nz: 1)
    try writeField(Field(shape: shape, values: (0..<40).map { Float($0) / 2 }), to: path)
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error == .notLabels(path: path, found: "0.0 to 19.5"))
  }

  @Test func `real zeros and ones are labels only by a map: φ and GraSPI disagree on them`() throws
  {
    let path = scratch.file("phi.npy")
    try writeField(Field(shape: Shape(nx: 2, ny: 1, nz: 1), values: [0, 1]), to: path)
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error == .unmappedLabels(path: path, found: [0, 1]))
  }

  @Test func `labels below zero are listed`() throws {
    let head = "NRRD0004\ntype: int8\ndimension: 3\nsizes: 2 1 1\nencoding: ascii\n\n-1 1\n"
    let path = scratch.write(head, "spins.nrrd")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(
      error?.description.contains("--labels -1=donor,1=acceptor or the other way round") == true)
    #expect(try readVolume(at: path, labels: LabelMap([-1: .mixed, 1: .donor])).labels == [3, 0])
  }

  @Test(arguments: [
    ("", LabelMapError.notAPair("")),
    ("0", .notAPair("0")),
    ("0=donor,", .notAPair("")),
    ("0=donor=acceptor", .notAPair("0=donor=acceptor")),
    ("x=donor", .notALabel("x")),
    ("nan=donor", .notALabel("nan")),
    ("0=doner", .notAPhase("doner")),
    ("0=donor,0.0=mixed", .repeated(label: "0")),
  ])
  func `a text that is no map says where`(text: String, expected: LabelMapError) {
    #expect(throws: expected) { try LabelMap(parsing: text) }
  }
}
