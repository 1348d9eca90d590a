import Foundation
import Volumes

/// A good file to break, with the file that must lie beside it, if there is one.
struct GoodFile {
  let name: String
  let bytes: [UInt8]
  var besides: [(name: String, bytes: [UInt8])] = []

  /// Writes `broken` in its place in an otherwise empty `folder`; the path to read.
  func lay(_ broken: [UInt8], in folder: String) throws -> String {
    let files = FileManager.default
    for old in (try? files.contentsOfDirectory(atPath: folder)) ?? [] { unlink(folder + "/" + old) }
    mkdir(folder, 0o700)
    for (name, bytes) in besides + [(name, broken)] {
      guard let file = fopen(folder + "/" + name, "wb") else { throw CocoaError(.fileWriteUnknown) }
      defer { fclose(file) }
      guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
        throw CocoaError(.fileWriteUnknown)
      }
    }
    return folder + "/" + name
  }

  /// The bytes that a reader may meet.
  func size(with broken: [UInt8]) -> Int {
    besides.reduce(broken.count) { $0 + $1.bytes.count }
  }
}

/// One good file for every choice that the writers offer, of a small volume and of one that packs
/// a thousandfold.
struct GoodFiles {
  private(set) var files: [GoodFile] = []
  private let format: VolumeFormat
  private let folder: String

  /// - Parameter more: A folder of other programs' files, of which those of `format` are taken.
  init(_ format: VolumeFormat, in folder: String, more: String?) throws {
    self.format = format
    self.folder = folder
    files = Self.readOnly[format] ?? []
    for options in WriteOptions.choices(for: format) where format.isWritten {
      for ending in format.extensions.prefix(format == .nrrd ? 2 : 1) {
        for volume in [Self.mixed(for: format), Self.uniform] {
          try add(ending) { try writeVolume(volume, to: $0, options: options) }
        }
        guard ![.graspi, .isingOPV].contains(format) else { continue }
        try add(ending) { try writeField(Self.field, to: $0, options: options) }
      }
    }
    try addFiles(of: more)
    if !format.isWritten { files += Self.foreign.filter { VolumeFormat(path: $0.name) == format } }
  }

  /// Files of formats that are read only.
  private static var foreign: [GoodFile] {
    let head = "ObjectType = Image\nNDims = 3\nDimSize = 4 3 2\nElementType = MET_UCHAR\n"
    let voxels = (0..<24).map { UInt8($0 % 4) }
    let png =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNkCAhg+SDAAAAGgAGmV0SyCQAAAABJ"
      + "RU5ErkJggg=="
    return [
      GoodFile(
        name: "film.mha", bytes: Array((head + "ElementDataFile = LOCAL\n").utf8) + voxels),
      GoodFile(
        name: "film.mhd", bytes: Array((head + "ElementDataFile = film.raw\n").utf8),
        besides: [("film.raw", voxels)]),
      GoodFile(name: "film.png", bytes: [UInt8](Data(base64Encoded: png) ?? Data())),
    ]
  }

  /// Writes into an empty folder; every file of the result is one to break, the others lie beside.
  private mutating func add(_ ending: String, _ write: (String) throws -> Void) throws {
    let place = folder + "/good"
    try? FileManager.default.removeItem(atPath: place)
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try write(place + "/volume." + ending)
    let all = try FileManager.default.contentsOfDirectory(atPath: place).sorted().map { name in
      (name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: place + "/" + name))))
    }
    for (index, one) in all.enumerated() where VolumeFormat(path: one.0) != nil {
      let besides = all.indices.filter { $0 != index }.map { all[$0] }
      files.append(GoodFile(name: one.0, bytes: one.1, besides: besides))
    }
  }

  private mutating func addFiles(of more: String?) throws {
    guard let more else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: more).sorted()
    where VolumeFormat(path: name) == format
      || format == .isingOPV && name.hasPrefix("ising")
    {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: more + "/" + name)))
      files.append(GoodFile(name: name, bytes: bytes))
    }
  }

  /// Files of the formats that have no writer.
  private static var readOnly: [VolumeFormat: [GoodFile]] {
    let head = "# vtk DataFile Version 3.0\nfilm\n"
    let grid = "DATASET STRUCTURED_POINTS\nDIMENSIONS 3 2 2\nSPACING 2 2 4\nPOINT_DATA 12\n"
    let scalars = "SCALARS a unsigned_char 1\nLOOKUP_TABLE default\n"
    let fields = "FIELD FieldData 1\nb 1 12 short\n"
    let digits = "0 1 3 0 1 3 0 1 3 0 1 3\n"
    let bytes = [UInt8](repeating: 1, count: 12)
    let text = head + "ASCII\n" + grid + scalars + digits + fields + digits
    let binary =
      Array((head + "BINARY\n" + grid + scalars).utf8) + bytes + Array("\n\(fields)".utf8)
      + bytes + bytes
    return [
      .vtk: [
        GoodFile(name: "ascii.vtk", bytes: Array(text.utf8)),
        GoodFile(name: "binary.vtk", bytes: binary),
      ],
      .npz: [GoodFile(name: "stored.npz", bytes: storedArchive)],
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

  private static func mixed(for format: VolumeFormat) -> Volume {
    var volume = Volume(shape: Shape(nx: 7, ny: 5, nz: 3), filledWith: .acceptor)
    for z in 0..<3 { volume[z, z, z] = .donor }
    if format != .isingOPV { volume[6, 4, 2] = .mixed }
    return volume
  }

  private static var uniform: Volume {
    Volume(shape: Shape(nx: 48, ny: 32, nz: 24), spacing: Spacing(cube: 2), filledWith: .donor)
  }

  private static var field: Field {
    let shape = Shape(nx: 6, ny: 4, nz: 3)
    return Field(shape: shape, values: (0..<shape.count).map { Float($0 * 300) })
  }
}

extension WriteOptions {
  fileprivate static func choices(for format: VolumeFormat) -> [WriteOptions] {
    var all: [WriteOptions] = []
    let encodings: [Encoding?] =
      format == .vti ? Encoding.allCases : format == .nrrd ? [nil, .ascii] : [nil]
    for encoding in encodings {
      for isCompressed in [false, true] where !isCompressed || encoding != .ascii {
        for other in [false, true] {
          var options = WriteOptions()
          (options.encoding, options.isCompressed) = (encoding, isCompressed)
          options.onPoints = other && format == .vti
          options.isBigTIFF = other && format == .tiff
          options.isDouble = other && format == .npy
          all.append(options)
        }
      }
    }
    let packs: [VolumeFormat] = [.vti, .nrrd, .isingOPV]
    return Array(Set(all.filter { packs.contains(format) || !$0.isCompressed }))
      .sorted { "\($0)" < "\($1)" }
  }
}
