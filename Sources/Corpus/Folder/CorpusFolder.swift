import Foundation
import Support

/// The paths of a corpus on disk, and writing there so that a kill leaves no half file.
///
///     corpus.json  manifest.json  samples/LABELS.csv
///     shards/LABELS/series-0007.h5  shards/series-0007.json
struct CorpusFolder: Sendable {
  let path: String

  var header: String { "\(path)/corpus.json" }
  var manifest: String { "\(path)/manifest.json" }

  /// The file that a build or an import locks.
  static let lockName = "build.lock"

  /// The full path of a file of the corpus.
  func path(to file: String) -> String { "\(path)/\(file)" }

  func record(_ series: Int) -> String { "\(path)/shards/\(Self.name(series)).json" }

  static func table(_ labels: String) -> String { "samples/\(labels).csv" }

  static func shard(_ series: Int, _ labels: String) -> String {
    "shards/\(labels)/\(name(series)).h5"
  }

  static func name(_ series: Int) -> String { "series-" + padded(series) }

  /// The dataset's name of a snapshot; names sort in order of time.
  static func name(of snapshot: Int, in series: Int) -> String {
    "\(name(series))_\(padded(snapshot))"
  }

  private static func padded(_ number: Int) -> String {
    String(number).leftPadded(to: 4, with: "0")
  }

  func create(_ subfolders: [String]) throws(CorpusError) {
    for subfolder in subfolders {
      do { try OwnFolder.make(subfolder, in: path) } catch {
        throw failure(toWrite: error.path, error.reason)
      }
    }
  }

  /// Refuses a folder that holds files and no header of a corpus; what an interrupted build may have
  /// left before it wrote its header does not count.
  func checkOwn() throws(CorpusError) {
    guard !exists(header), !exists(manifest),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return }
    let strangers = names.filter { name in
      !name.hasPrefix(".") && ![Self.lockName, "slurm"].contains(name)
        && !name.hasPrefix("corpus.json")
    }
    // Another process may have written the header in between.
    if let first = strangers.sorted().first, !exists(header) {
      throw .notACorpus(folder: path, found: first)
    }
  }

  func write(_ bytes: Data, to file: String) throws(CorpusError) {
    do { try DurableFile.write(bytes, to: file) } catch {
      throw failure(toWrite: file, error.reason)
    }
    unlink(file + ".partial")  // a half that an earlier version of the program left
  }

  func write(_ value: some Encodable, to file: String) throws(CorpusError) {
    try write(Self.canonical(value), to: file)
  }

  func read<Value: Decodable>(_ type: Value.Type, from file: String) throws(CorpusError) -> Value {
    let bytes = try bytes(of: file)
    do {
      return try JSONDecoder().decode(type, from: bytes)
    } catch {
      throw .unreadable(path: file, reason: "it is not what a corpus build writes (\(error))")
    }
  }

  func bytes(of file: String) throws(CorpusError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw .unreadable(path: file, reason: error.localizedDescription)
    }
  }

  func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

  /// Whether less than 16 MB is left on the disk: too little for what the workers write at once.
  var isFull: Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && UInt(facts.f_bavail) * UInt(facts.f_frsize) < 16 << 20
  }

  private func failure(toWrite file: String, _ reason: String) -> CorpusError {
    isFull ? .diskFull(folder: path) : .unwritable(path: file, reason: reason)
  }

  /// JSON whose bytes depend on the value alone.
  static func canonical(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    guard let bytes = try? encoder.encode(value) else {
      preconditionFailure("every number of a corpus is finite")
    }
    return bytes
  }
}
