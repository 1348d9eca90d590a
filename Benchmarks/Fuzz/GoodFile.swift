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
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    files = Self.readOnly.filter { VolumeFormat(path: $0.name) == format }
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
  }

  /// Writes into an empty folder; every file of the result is one to break, the others lie beside.
  private mutating func add(_ ending: String, _ write: (String) throws -> Void) throws {
    let path = folder + "/good"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(path + "/volume." + ending)
    let all = try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
      (name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))))
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
