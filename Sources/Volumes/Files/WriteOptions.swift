/// The choices that formats leave to their writer.
///
/// A choice that a format does not offer is refused, not passed over; `nil` and `false` leave it to
/// the format.
public struct WriteOptions: Hashable, Sendable {
  /// How the voxels of a .vti or NRRD file are written.
  public enum Encoding: String, CaseIterable, Sendable {
    /// Bytes as they are; in .vti after the XML.
    case raw
    /// Base64 after the XML (.vti).
    case base64
    /// Base64 inside the array's tag (.vti).
    case inline
    /// Decimal numbers.
    case ascii
  }

  /// The format, where the extension of the path should not decide it.
  public var format: VolumeFormat?
  /// How the voxels are written; nil for the format's own default.
  public var encoding: Encoding?
  /// Deflate in .vti and NRRD, runs in Ising_OPV's text. TIFF and HDF5 always pack.
  public var isCompressed = false
  /// Values on the points of a .vti grid rather than in its cells.
  public var onPoints = false
  /// BigTIFF also where classic TIFF would hold the volume.
  public var isBigTIFF = false
  /// Real values of 64 bits (.vti, .npy, NRRD).
  public var isDouble = false
  /// What lies beyond the side faces, as Ising_OPV's text records it.
  public var sides: Sides?

  /// Every choice left to the format.
  public init() {}

  /// The choices made here, by the names that the command line gives them.
  private var made: [(name: String, formats: Set<VolumeFormat>)] {
    let packed: Set<VolumeFormat> = [.vti, .nrrd, .isingOPV, .tiff, .hdf5]
    let choices: [(Bool, String, Set<VolumeFormat>)] = [
      (encoding == .raw || encoding == .ascii, "encoding", [.vti, .nrrd]),
      (encoding == .base64 || encoding == .inline, "encoding", [.vti]),
      (isCompressed, "compressed", packed), (onPoints, "point-data", [.vti]),
      (isBigTIFF, "bigtiff", [.tiff]), (isDouble, "double", [.vti, .npy, .nrrd]),
      (sides != nil, "sides", [.isingOPV]),
    ]
    return choices.filter(\.0).map { ($0.1, $0.2) }
  }

  /// The files that a volume written to `path` takes: its own, and those beside it.
  package func files(writtenTo path: String) -> [String] {
    switch format ?? VolumeFormat(path: path) {
    case .nrrd where path.hasSuffix(".nhdr"):
      [path, path.dropLast(5) + NRRDWriter.dataEnding(self)]
    case .raw: RawTomogram.files(of: path)
    default: [path]
    }
  }

  /// Refuses a choice that `format` does not offer.
  func check(for format: VolumeFormat, path: String) throws(VolumeFileError) {
    for choice in made where !choice.formats.contains(format) {
      let others = choice.formats.map(\.rawValue).sorted().joined(separator: ", ")
      throw .unwritable(
        path: path,
        reason: "\(format.rawValue) knows no “\(choice.name)”; it belongs to \(others)")
    }
    if encoding == .ascii, isCompressed {
      throw .unwritable(path: path, reason: "decimal numbers are not compressed")
    }
  }
}
