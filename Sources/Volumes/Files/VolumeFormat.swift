/// A file format for volumes and fields.
public enum VolumeFormat: String, CaseIterable, Sendable {
  /// ParaView's ImageData.
  case vti
  /// Multipage TIFF, one page per slab of z.
  case tiff
  /// NumPy array of shape (z, y, x).
  case npy
  /// NumPy's archive of arrays; read only.
  case npz
  /// VTK's legacy format, of regular grids; read only.
  case vtk
  /// HDF5 in MicroGen3D's layout, one dataset of shape (x, y, z) per sample.
  case hdf5
  /// GraSPI's text: `nx ny nz`, then labels with x fastest.
  case graspi
  /// “Nearly raw raster data”: a text header, then voxels.
  case nrrd
  /// The maps of electron tomography.
  case mrc
  /// MetaImage of ITK: a text header, then voxels.
  case metaImage = "metaimage"
  /// One slab, as an image.
  case png
  /// Voxels without a header; an Ising_OPV sheet beside them, their name or the caller gives the rest.
  case raw
  /// Ising_OPV's morphology text, which Excimontec opens.
  case isingOPV = "ising-opv"

  /// The file name extensions of the format.
  public var extensions: [String] {
    switch self {
    case .vti: ["vti"]
    case .tiff: ["tif", "tiff"]
    case .npy: ["npy"]
    case .npz: ["npz"]
    case .vtk: ["vtk"]
    case .hdf5: ["h5", "hdf5", "hdf"]
    case .graspi: ["txt", "graspi"]
    case .nrrd: ["nrrd", "nhdr"]
    case .mrc: ["mrc", "rec", "map"]
    case .metaImage: ["mhd", "mha"]
    case .png: ["png"]
    case .raw: ["raw", "xml"]
    case .isingOPV: ["opv"]
    }
  }

  /// The format that the extension of `path` names (of a packed map, the one before `.gz` or `.bz2`);
  /// nil where it names none.
  public init?(path: String) {
    var name = path.split(separator: "/").last ?? ""
    for packed in [".gz", ".bz2"] where name.lowercased().hasSuffix(packed) {
      let inner = String(name.dropLast(packed.count))
      guard Self(path: inner) == .mrc else { return nil }
      name = inner[...]
    }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.extensions.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// The format whose files start with these bytes.
  init?(firstBytes bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard let format = Self.allCases.first(where: { $0.startsFile(with: bytes) }) else {
      return nil
    }
    self = format
  }

  private func startsFile(with bytes: [UInt8]) -> Bool {
    marks.contains { bytes.starts(with: $0) }
  }

  private var marks: [[UInt8]] {
    switch self {
    case .vti: [Array("<VTKFile".utf8), Array("<?xml version=\"1.0\"?>\n<VTKFile".utf8)]
    case .tiff: [[73, 73, 42, 0], [77, 77, 0, 42], [73, 73, 43, 0], [77, 77, 0, 43]]
    case .npy: [[0x93] + Array("NUMPY".utf8)]
    case .npz: [[0x50, 0x4b, 3, 4]]
    case .vtk: [Array("# vtk DataFile".utf8)]
    case .hdf5: [[0x89] + Array("HDF\r\n".utf8) + [0x1a, 0x0a]]
    case .nrrd: [Array("NRRD000".utf8)]
    case .isingOPV: [Array("Ising_OPV".utf8)]
    case .png: [[0x89] + Array("PNG\r\n".utf8) + [0x1a, 0x0a]]
    case .metaImage: [Array("ObjectType = Image".utf8)]
    case .graspi, .mrc, .raw: []
    }
  }

  /// Whether Binodal writes the format.
  public var isWritten: Bool { ![.metaImage, .png, .npz, .vtk].contains(self) }

  /// Every extension, for messages.
  static var list: String { list(allCases) }

  /// The extensions of the formats that are written.
  static var writtenList: String { list(allCases.filter(\.isWritten)) }

  private static func list(_ formats: [VolumeFormat]) -> String {
    formats.flatMap(\.extensions).map { "." + $0 }.joined(separator: ", ")
  }
}
