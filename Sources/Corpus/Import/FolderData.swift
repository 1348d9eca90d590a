import Foundation
import Volumes

/// Volume files of a folder, one sample each, and a table of their numbers.
struct FolderData: ImportedData {
  let given: [String]
  let series: [ImportedSeries]
  private let folder: String
  private let table: AttributeTable
  private let segmentation: Segmentation?
  private let reading: ReadOptions
  private let values: [String: [Double]]

  /// - Parameters:
  ///   - folder: Every volume file in it, but not below, has a row in the table.
  ///   - seriesColumn: The table's column that tells the series; nil: each file is one.
  init(
    folder: String, table: AttributeTable, seriesColumn: String?, segmentation: Segmentation?,
    reading: ReadOptions = ReadOptions()
  ) throws {
    (self.folder, self.table, self.segmentation) = (folder, table, segmentation)
    self.reading = reading
    given = table.attributes
    values = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.file, $0.values) })
    let found = try Self.volumeFiles(in: folder, besides: table.path)
    let missing = table.rows.map(\.file).filter { found[$0] == nil }
    guard missing.isEmpty else {
      throw ImportError.filesMissing(table: table.path, folder: folder, names: missing)
    }
    let extra = Set(found.keys).subtracting(values.keys)
    guard extra.isEmpty else {
      throw ImportError.rowsMissing(table: table.path, names: extra.sorted())
    }
    guard !table.rows.isEmpty else {
      throw ImportError.table(path: table.path, line: 1, column: nil, problem: "it has no rows")
    }
    series = Self.series(of: table, in: folder, found)
  }

  var description: String { "volume files of \(folder) with the numbers of \(table.path)" }

  var files: [String] {
    [table.path] + series.flatMap { $0.origins.flatMap { allFiles(of: $0.file) } }
  }

  var settings: [String: String] { ["numbers": given.joined(separator: ",")] }

  func read(_ series: Int, _ body: (ImportedSample) throws -> Void) throws {
    for origin in self.series[series].origins {
      try body(
        ImportedSample(
          volume: segmentation.volume(at: origin.file, reading), given: values[origin.place]!))
    }
  }

  /// Series in the order in which the table first names them, files in its order.
  ///
  /// - Parameter found: The name on the disk by the table's: two spellings of one accented letter are
  ///   equal in Swift, and different files to Linux.
  private static func series(
    of table: AttributeTable, in folder: String, _ found: [String: String]
  ) -> [ImportedSeries] {
    var order: [String] = []
    var groups: [String: [ImportedSeries.Origin]] = [:]
    for row in table.rows {
      let name = row.series ?? row.file
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(
        ImportedSeries.Origin(file: "\(folder)/\(found[row.file] ?? row.file)", place: row.file))
    }
    return order.map { ImportedSeries(source: $0, split: nil, origins: groups[$0]!) }
  }

  /// The files, by their names, whose ending is a volume format's; of a sheet and its raw file the
  /// sheet.
  private static func volumeFiles(
    in folder: String, besides table: String
  ) throws(ImportError) -> [String: String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .unreadable(path: folder, reason: whyUnreadable(folder))
    }
    let known = names.filter { name in
      !name.hasPrefix(".") && VolumeFormat(path: name) != nil && "\(folder)/\(name)" != table
    }
    let chosen = known.filter { !($0.hasSuffix(".raw") && known.contains(sheet(of: $0))) }
    return Dictionary(chosen.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func sheet(of raw: String) -> String { raw.dropLast(4) + ".xml" }
}

/// The file at `path`, and the raw file that belongs to it where it is a sheet, or the reverse.
func allFiles(of path: String) -> [String] {
  guard VolumeFormat(path: path) == .raw else { return [path] }
  let stem = path.dropLast(4)
  return ["\(stem).xml", "\(stem).raw"]
}
