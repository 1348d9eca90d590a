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
