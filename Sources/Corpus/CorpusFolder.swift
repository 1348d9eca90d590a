import Foundation

/// The places of a corpus on disk, and writing there so that a kill leaves no half file.
///
///     plan.json  manifest.json  samples.csv  shards/series-0007.h5  shards/series-0007.json
struct CorpusFolder: Sendable {
  let path: String

  var plan: String { "\(path)/plan.json" }
  var manifest: String { "\(path)/manifest.json" }
  var table: String { "\(path)/samples.csv" }

  func shard(_ series: Int) -> String { "shards/\(Self.name(series)).h5" }
  func record(_ series: Int) -> String { "\(path)/shards/\(Self.name(series)).json" }

  static func name(_ series: Int) -> String { "series-" + padded(series) }

  /// The dataset's name of a snapshot; names sort in order of time.
  static func name(of snapshot: Int, in series: Int) -> String {
    "\(name(series))_\(padded(snapshot))"
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  func create() throws(CorpusError) {
    do {
      try FileManager.default.createDirectory(
        atPath: "\(path)/shards", withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }

  func write(_ bytes: Data, to file: String) throws(CorpusError) {
    let partial = file + ".partial"
    do {
      try bytes.write(to: URL(fileURLWithPath: partial))
    } catch {
      throw .unwritable(path: file, reason: error.localizedDescription)
    }
    guard rename(partial, file) == 0 else {
      throw .unwritable(path: file, reason: String(cString: strerror(errno)))
    }
  }

  func write(_ value: some Encodable, to file: String) throws(CorpusError) {
    try write(Self.canonical(value), to: file)
  }

  func read<Value: Decodable>(_ type: Value.Type, from file: String) throws(CorpusError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: bytes(of: file))
    } catch let error as DecodingError {
      throw .unreadable(path: file, reason: "it is not what a corpus build writes (\(error))")
    } catch let error as CorpusError {
      throw error
    } catch {
      throw .unreadable(path: file, reason: error.localizedDescription)
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
