/// Why data could not be imported.
package enum ImportError: Error, Equatable {
  /// A file or folder cannot be read.
  case unreadable(path: String, reason: String)
  /// No file goes by this name or pattern.
  case nothingFound(pattern: String)
  /// Nobody said what the values mean.
  case meaningUnsaid(path: String, found: String)
  /// A histogram with too few grey values for Otsu's cut.
  case tooFewValues(path: String, needed: Int)
  /// More mixed voxels wanted than one of the materials has.
  case bandTooWide(path: String, mixed: Double, donor: Double)
  /// The plane cannot hold a window in each strip.
  case planeTooSmall(nx: Int, ny: Int, window: Int, strips: Int)
  /// A new voxel is longer than the film is thick.
  case voxelTooLong(path: String, voxel: Double)
  /// Labels cannot be interpolated.
  case labelsOnGrid(path: String)
  /// A table of attributes, by line and column.
  case table(path: String, line: Int, column: String?, problem: String)
  /// Rows without files.
  case filesMissing(table: String, folder: String, names: [String])
  /// Files without rows.
  case rowsMissing(table: String, names: [String])
  /// A sample without an attribute that others have.
  case attributeMissing(path: String, sample: String, attribute: String, found: [String])
  /// Samples of different shapes.
  case shapesDiffer(path: String, sample: String, found: String, wanted: String)
  /// Samples whose voxels have different lengths.
  case spacingsDiffer(path: String, sample: String, found: String, wanted: String)
  /// An attribute's name that a corpus cannot store.
  case unusableName(path: String, name: String)
  /// The data gives fewer series than there are splits to fill.
  case tooFewSeries(found: Int, needed: Int)
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)."
    case .nothingFound(let pattern):
      "No file matches \(pattern); name files, or put the pattern in quotes."
    case .meaningUnsaid(let path, let found):
      "\(path): holds \(found); say what they mean: --labels 0=acceptor,1=donor for labels, "
        + "--cuts 0.35,0.65 for two cuts of real values, --fraction or --otsu for grey values."
    case .tooFewValues(let path, let needed):
      "\(path): Otsu's cut needs at least \(needed) different values in an image, and here there "
        + "are fewer; give --fraction or --cuts."
    case .bandTooWide(let path, let mixed, let donor):
      "\(path): a mixed band of \(mixed) of the voxels, half of it donor, does not fit where the "
        + "donor is \(donor) of them; give a smaller --mixed."
    case .planeTooSmall(let nx, let ny, let window, let strips):
      "A plane of \(nx)×\(ny) voxels cannot be cut into \(strips) strips that each hold a window "
        + "of \(window)×\(window); give a smaller --window, or --validation 0, or --test 0."
    case .voxelTooLong(let path, let voxel):
      "\(path): voxels of \(voxel) nm are longer than the film is thick, or more than 4096 lie along a "
        + "side; give another --voxel."
    case .labelsOnGrid(let path):
      "\(path): --voxel interpolates grey values, and labels have none between; leave it out."
    case .table(let path, let line, let column, let problem):
      "\(path):\(line): " + (column.map { "column \($0): " } ?? "") + "\(problem)."
    case .filesMissing(let table, let folder, let names):
      "\(table): names files that \(folder) does not have: \(Self.list(names))."
    case .rowsMissing(let table, let names): "\(table): has no row for \(Self.list(names))."
    case .attributeMissing(let path, let sample, let attribute, let found):
      "\(path): sample \(sample) has no attribute \(attribute); it has "
        + "\(found.isEmpty ? "none" : Self.list(found))."
    case .shapesDiffer(let path, let sample, let found, let wanted):
      "\(path): \(sample) is \(found) voxels, the first sample \(wanted); "
        + "bring all to one with --shape NX,NY,NZ."
    case .spacingsDiffer(let path, let sample, let found, let wanted):
      "\(path): \(sample) has voxels of \(found), the first sample of \(wanted); "
        + "a corpus has one length of a voxel."
    case .unusableName(let path, let name):
      "\(path): an attribute cannot be named “\(name)” in a corpus: names are not empty, hold no "
        + "comma or quote, occur once and are none of dataset, series, split, voxel_…_nm."
    case .tooFewSeries(let found, let needed):
      "The data has \(found) series and needs \(needed), one for each split at least; say what "
        + "belongs together with --series-attribute or --series-column, or give --validation 0 "
        + "and --test 0."
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown), … (\(names.count) in all)" : shown
  }
}
