import Foundation
import Support

/// The tables of a corpus, one for each label set, as they grow row by row.
///
/// Nothing appears under the tables' names before they are complete. Memory: a few rows.
final class TableSet {
  private let header: CorpusHeader
  private let folder: CorpusFolder
  private var tables: [Table] = []

  /// - Parameter scratch: Where the tables grow; nil for their own folder.
  init(of header: CorpusHeader, in folder: CorpusFolder, scratch: String?) throws(CorpusError) {
    (self.header, self.folder) = (header, folder)
    let growing = scratch ?? folder.path(to: "samples")
    for labels in header.labels {
      let table = try Table("\(growing)/.\(labels.name).csv.partial")
      try table.append([SamplesTable.head(header.attributes)])
      tables.append(table)
    }
  }

  /// Adds the rows of a series, for each label set.
  func append(_ rows: [[String]]) throws(CorpusError) {
    for (table, rows) in zip(tables, rows) {
      try table.append(rows)
      table.rows += rows.count
    }
  }

  /// Gives the tables their names.
  func finish() throws(CorpusError) -> [FileRecord] {
    var records: [FileRecord] = []
    for (table, labels) in zip(tables, header.labels) {
      let file = CorpusFolder.table(labels.name)
      let hash = table.digest.finish()
      do {
        try table.close()
        try DurableFile.commit(table.path, to: folder.path(to: file))
      } catch {
        throw folder.isFull
          ? .diskFull(folder: folder.path)
          : .unwritable(path: folder.path(to: file), reason: "\(error)")
      }
      records.append(
        FileRecord(labels: labels.name, file: file, hash: hash, samples: table.rows))
    }
    return records
  }
}

/// One table on its way.
private final class Table {
  let path: String
  let digest = Digest()
  var rows = 0
  private let handle: FileHandle

  init(_ path: String) throws(CorpusError) {
    self.path = path
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  func append(_ lines: [String]) throws(CorpusError) {
    guard !lines.isEmpty else { return }
    let text = Data((lines.joined(separator: "\n") + "\n").utf8)
    digest.update(text)
    do { try handle.write(contentsOf: text) } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }

  func close() throws { try handle.close() }
}
