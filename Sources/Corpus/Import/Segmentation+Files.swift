import Volumes

extension Segmentation? {
  /// The phases of a volume file.
  func volume(at path: String, _ reading: ReadOptions) throws -> Volume {
    switch self {
    case .labels(let map): try readVolume(at: path, labels: map, options: reading)
    case let segmentation?:
      try segmentation.segment(readField(at: path, options: reading), of: path).volume
    case nil: throw ImportError.unsaid(path, try readField(at: path, options: reading))
    }
  }

  /// The phases of a sample in an HDF5 file.
  func volume(of name: String, in file: SampleReader) throws -> Volume {
    let source = "\(file.path), \(name)"
    switch self {
    case .labels(let map):
      guard map != nil || file.labels != nil else {
        throw ImportError.unsaid(source, try file.field(name))
      }
      return try file.volume(name, labels: map)
    case let segmentation?: return try segmentation.segment(file.field(name), of: source).volume
    case nil: throw ImportError.unsaid(source, try file.field(name))
    }
  }
}

extension ImportError {
  /// Nobody said what the values mean: the first of them, or their range.
  static func unsaid(_ path: String, _ field: Field) -> ImportError {
    let values = GreyHistogram(field).levels
    let shown = values.prefix(8).map { Int(exactly: $0).map(String.init) ?? "\($0)" }
    let found =
      values.count <= 8
      ? "the values \(shown.joined(separator: ", "))"
      : "\(values.count < GreyHistogram.limit ? "\(values.count)" : "thousands of") values from "
        + "\(values[0]) to \(values[values.count - 1])"
    return .meaningUnsaid(path: path, found: found)
  }
}
