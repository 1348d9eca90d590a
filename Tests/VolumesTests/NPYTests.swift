import Testing
import Volumes

struct NPYTests {
  private let scratch = Scratch()

  @Test func `the file is the magic word, a padded header, then z, y, x in C order`() throws {
    let path = scratch.file("marked.npy")
    try writeVolume(markedVolume(), to: path)
    let file = try bytes(of: path)
    #expect(Array(file[0..<8]) == [0x93, 78, 85, 77, 80, 89, 1, 0])
    let start = 10 + Int(file[8]) + 256 * Int(file[9])
    #expect(start % 64 == 0)
    let header = String(decoding: file[10..<start], as: UTF8.self)
    #expect(header.hasPrefix("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, 5), }"))
    #expect(header.hasSuffix(" \n"))
    #expect(file.count == start + 60)
    // numpy's a[z, y, x] lies at (z·4 + y)·5 + x.
    #expect(file[start + (2 * 4 + 1) * 5 + 3] == 0)
    #expect(file[start + (1 * 4 + 2) * 5 + 0] == 3)
  }

  /// One changed header, and the field that the error must name.
  @Test(arguments: [
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4), }", "shape"),
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, -5), }", "shape"),
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (0, 4, 5), }", "shape"),
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, nan), }", "header"),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (4294967296, 4294967296, 1), }", "shape"
    ),
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, 99999999), }", "the data"),
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, 4), }", "the data"),
    ("{'descr': '<c8', 'fortran_order': False, 'shape': (3, 4, 5), }", "descr"),
    ("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3, 4, 5), }", "header"),
    ("{'descr': '|u1', 'fortran_order': 0, 'shape': (3, 4, 5), }", "header"),
    ("{'descr': '|u1', 'shape': (3, 4, 5), }", "fortran_order"),
    ("{'fortran_order': False, 'shape': (3, 4, 5), }", "descr"),
    ("{'descr': '|u1', 'fortran_order': False}", "shape"),
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 4, 5), ", "header"),
    ("not a dictionary", "header"),
    ("", "header"),
  ])
  func `a header that lies is refused by the field`(header: String, field: String) {
    let length = UInt8(header.utf8.count)
    let magic: [UInt8] = [0x93, 78, 85, 77, 80, 89, 1, 0, length, 0]
    let data = [UInt8](repeating: 1, count: 60)
    let path = scratch.write(magic + Array(header.utf8) + data, "lying.npy")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }

  @Test func `values of 33 bits are labels, and one beyond 63 is named, not cut`() throws {
    let header = "{'descr': '<u8', 'fortran_order': False, 'shape': (1, 1, 2), }"
    let magic: [UInt8] = [0x93, 78, 85, 77, 80, 89, 1, 0, UInt8(header.utf8.count), 0]
    let data: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]
    let path = scratch.write(magic + Array(header.utf8) + data, "large.npy")
    let map = try LabelMap(parsing: "1=donor,4294967296=acceptor")
    #expect(try readVolume(at: path, labels: map).labels == [0, 1])
    let far = scratch.write(
      magic + Array(header.utf8) + data.dropLast() + [0x80], "larger.npy")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: far) }
    #expect(
      error?.description.contains("element 1 of the data is 9223372041149743104") == true,
      "\(String(describing: error))")
  }

  @Test func `a value that is not finite is named by its voxel`() throws {
    let path = scratch.file("field.npy")
    try writeField(markedField(), to: path)
    var file = try bytes(of: path)
    // The voxel (x, y, z) = (2, 3, 1), made NaN.
    let offset = file.count - 4 * 60 + 4 * ((1 * 4 + 3) * 5 + 2)
    file.replaceSubrange(offset..<offset + 4, with: [0, 0, 0xc0, 0x7f])
    let broken = scratch.write(file, "broken.npy")
    let error = fault { () throws(VolumeFileError) in _ = try readField(at: broken) }
    #expect(error == .notFinite(path: broken, x: 2, y: 3, z: 1, found: "nan"))
  }
}
