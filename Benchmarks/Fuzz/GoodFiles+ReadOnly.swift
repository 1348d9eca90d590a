import Foundation

extension GoodFiles {
  /// Files of the formats that have no writer.
  static var readOnly: [GoodFile] {
    let meta = "ObjectType = Image\nNDims = 3\nDimSize = 4 3 2\nElementType = MET_UCHAR\n"
    let voxels: [UInt8] = (0..<24).map { [0, 1, 3][$0 % 3] }
    let png =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNkCAhg+SDAAAAGgAGmV0SyCQAAAABJ"
      + "RU5ErkJggg=="
    let head = "# vtk DataFile Version 3.0\nfilm\n"
    let grid = "DATASET STRUCTURED_POINTS\nDIMENSIONS 3 2 2\nSPACING 2 2 4\nPOINT_DATA 12\n"
    let scalars = "SCALARS a unsigned_char 1\nLOOKUP_TABLE default\n"
    let fields = "FIELD FieldData 1\nb 1 12 short\n"
    let digits = "0 1 3 0 1 3 0 1 3 0 1 3\n"
    let bytes = [UInt8](repeating: 1, count: 12)
    let binary = Array((head + "BINARY\n" + grid + scalars).utf8) + bytes
    let binaryField = Array((head + "BINARY\n" + grid + fields).utf8) + bytes + bytes
    return [
      GoodFile(
        name: "ascii.vtk", bytes: Array((head + "ASCII\n" + grid + scalars + digits).utf8)),
      GoodFile(name: "field.vtk", bytes: Array((head + "ASCII\n" + grid + fields + digits).utf8)),
      GoodFile(name: "binary.vtk", bytes: binary),
      GoodFile(name: "binary-field.vtk", bytes: binaryField),
      GoodFile(name: "stored.npz", bytes: storedArchive),
      GoodFile(
        name: "film.mha", bytes: Array((meta + "ElementDataFile = LOCAL\n").utf8) + voxels),
      GoodFile(
        name: "film.mhd", bytes: Array((meta + "ElementDataFile = film.raw\n").utf8),
        besides: [("film.raw", voxels)]),
      GoodFile(name: "film.png", bytes: [UInt8](Data(base64Encoded: png) ?? Data())),
    ]
  }

  /// A zip file of one stored entry, an array of shape (1, 2, 2); libzip holds it to its checksum.
  private static var storedArchive: [UInt8] {
    let array =
      [0x93] + Array("NUMPY".utf8) + [1, 0, 70, 0]
      + Array("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2, 2), }       \n".utf8)
      + [0, 1, 3, 0]
    var sum: UInt32 = 0xffff_ffff
    for byte in array {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    func words(_ values: [(value: Int, size: Int)]) -> [UInt8] {
      values.flatMap { word in
        (0..<word.size).map { UInt8(truncatingIfNeeded: word.value >> (8 * $0)) }
      }
    }
    let name = Array("a.npy".utf8)
    let size = array.count
    let facts = words([
      (20, 2), (0, 2), (0, 2), (0, 4), (Int(~sum), 4), (size, 4), (size, 4), (name.count, 2),
      (0, 2),
    ])
    let entry = [0x50, 0x4b, 3, 4] + facts + name + array
    let listed =
      [0x50, 0x4b, 1, 2] + words([(20, 2)]) + facts
      + words([(0, 2), (0, 2), (0, 2), (0, 4), (0, 4)])
      + name
    let end =
      [0x50, 0x4b, 5, 6]
      + words([(0, 4), (1, 2), (1, 2), (listed.count, 4), (entry.count, 4), (0, 2)])
    return entry + listed + end
  }
}
