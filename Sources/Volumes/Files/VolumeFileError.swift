internal import Support

/// Why a volume file could not be read or written.
///
/// `description` is one sentence: the file, the byte or field, what was found, what is allowed.
public enum VolumeFileError: Error, Equatable {
  /// The file cannot be opened or read: missing, a folder, no permission.
  case unreadable(path: String, reason: String)
  /// The file cannot be written; nothing is left at `path`.
  case unwritable(path: String, reason: String)
  /// Neither the extension nor the first bytes are those of a known format.
  case unknownFormat(path: String, found: String)
  /// The file ends before `field` does.
  case truncated(path: String, field: String, neededBytes: Int, foundBytes: Int)
  /// A field holds what its format, or Binodal, does not allow.
  case malformed(path: String, field: String, found: String, allowed: String)
  /// The file's labels are not those of the label map.
  case unknownLabels(path: String, found: [Double], allowed: LabelMap)
  /// Neither the file nor the caller defines what its labels mean.
  case unmappedLabels(path: String, found: [Double])
  /// The file holds more different values than labels, such as φ or greys.
  case notLabels(path: String, found: String)
  /// A value is NaN or infinite.
  case notFinite(path: String, x: Int, y: Int, z: Int, found: String)
  /// The file has several arrays, or not the one asked for.
  case noSuchArray(path: String, asked: String?, available: [String])
  /// An array of several entries needs one chosen, or has not the one asked for.
  case noSuchEntry(path: String, asked: Int?, count: Int)
  /// An image stack of several channels, times or entries needs one chosen, or has not that asked for.
  case noSuchPlane(path: String, axis: PlaneAxis, asked: Int?, count: Int)
  /// Reading the file would take more memory than there is.
  case tooLarge(path: String, neededBytes: Int, availableBytes: Int)
}

extension VolumeFileError: CustomStringConvertible {
  /// One sentence: the file, what was found, and what is allowed.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)."
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)."
    case .unknownFormat(let path, let found):
      "\(path): \(found) belongs to no known volume format; known are \(VolumeFormat.list)."
    case .truncated(let path, let field, let needed, let found):
      "\(path): \(field) needs \(needed) bytes, but the file has \(found) there."
    case .malformed(let path, let field, let found, let allowed):
      "\(path): \(field) is \(found); allowed: \(allowed)."
    case .unknownLabels(let path, let found, let allowed):
      Self.describe(path, labels: found, allowed: allowed)
    case .unmappedLabels(let path, let found):
      "\(path): its labels are \(Self.list(labels: found)), and nothing says which phase each means;"
        + " say it with --labels \(LabelMap.example(for: found)) or the other way round."
    case .notLabels(let path, let found):
      "\(path): holds real or grey values (\(found)), not phase labels; divide them into phases with"
        + " binodal convert --cuts 0.4,0.6, or map every value with --labels."
    case .notFinite(let path, let x, let y, let z, let found):
      "\(path): the value at voxel (\(x), \(y), \(z)) is \(found); allowed: finite numbers."
    case .noSuchArray(let path, let asked?, let available):
      "\(path): has no array named \(quoted(asked)); it has \(Self.list(available))."
    case .noSuchArray(let path, nil, let available):
      "\(path): one array must be chosen by name, with --dataset; it has \(Self.list(available))."
    case .noSuchEntry(let path, nil, let count):
      "\(path): holds \(count) entries along its leading axis; choose one with --index 0 to"
        + " \(count - 1), or --index=-1 for the last."
    case .noSuchEntry(let path, let asked?, let count):
      "\(path): has no entry \(asked) along its leading axis; "
        + (count > 1
          ? "choose one with --index 0 to \(count - 1), or --index=-1 for the last."
          : "it holds one volume, which needs no --index.")
    case .noSuchPlane(let path, let axis, let asked, let count):
      "\(path): \(axis.sentence(asked: asked, count: count))."
    case .tooLarge(let path, let needed, let available):
      MemoryError(purpose: "\(path): reading it", needed: needed, available: available)
        .description
    }
  }

  private static func describe(_ path: String, labels: [Double], allowed: LabelMap) -> String {
    let example = LabelMap.example(for: labels)
    return "\(path): its labels are \(list(labels: labels)), but the mapping knows only \(allowed);"
      + " say what each label means with --labels \(example)."
  }

  private static func list(labels: [Double]) -> String {
    labels.prefix(8).map(LabelMap.text(of:)).joined(separator: ", ")
      + (labels.count > 8 ? ", …" : "")
  }

  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "none" }
    let shown = names.prefix(8).map { quoted($0, most: 100) }.joined(separator: ", ")
    return names.count > 8 ? "\(shown), … (\(names.count) in all)" : shown
  }
}

/// `text` in quotes, at most `most` characters of it, nothing unprintable.
func quoted(_ text: String, most: Int = 40) -> String {
  let shown = text.unicodeScalars.prefix(most).map { scalar in
    scalar.properties.generalCategory == .control ? "?" : String(scalar)
  }
  return "“\(shown.joined())\(text.unicodeScalars.count > most ? "…" : "")”"
}
