import Foundation
import Support

/// Where the parts of a job keep their records, within the folder of its result.
///
///     parts/job.json                   what the job is: written by whoever comes first
///     parts/items/000/000007.json      one item, made; .failed.json where making it failed
///     parts/workers/NAME.json          a process: what it does, and its last sign of life
///     parts/work                       what processes have begun, each in a folder of its name
///     parts/merged.json                the result is there
///     slurm/                           scripts, logs and job numbers
///
/// Each file is written under another name, synchronised and renamed; none is ever written to, and no
/// lock is taken, so that the folder may lie on a file system that several machines share.
package struct PartsFolder: Sendable, Equatable {
  /// The folder of the result.
  package let result: String

  package init(_ result: String) { self.result = result }

  package var path: String { result + "/parts" }
  var job: String { path + "/job.json" }
  var merged: String { path + "/merged.json" }
  var cancelled: String { path + "/cancelled.json" }
  var items: String { path + "/items" }
  var workers: String { path + "/workers" }
  var work: String { path + "/work" }
  package var slurm: String { result + "/slurm" }

  /// The record of an item; a thousand lie in one folder.
  func item(_ index: Int) -> String { stem(index) + ".json" }
  func failure(_ index: Int) -> String { stem(index) + ".failed.json" }
  func worker(_ name: String) -> String { "\(workers)/\(name).json" }
  func work(of worker: String) -> String { "\(work)/\(worker)" }

  var isMerged: Bool { FileManager.default.fileExists(atPath: merged) }

  func shelf(of index: Int) -> String {
    "items/" + String(index / 1000).leftPadded(to: 3, with: "0")
  }

  private func stem(_ index: Int) -> String {
    path + "/" + shelf(of: index) + "/" + String(index).leftPadded(to: 6, with: "0")
  }

  /// Makes a folder within `parts/`.
  func make(_ inner: String = "") throws(StudyError) {
    do { try OwnFolder.make("parts/" + inner, in: result) } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }

  func write(_ value: some Encodable, to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    do { try DurableFile.write(text, to: file) } catch {
      throw StudyError.unwritable(path: error.path, reason: error.reason)
    }
  }

  /// The value in a file; nil where there is no file.
  ///
  /// - Throws: ``StudyError`` where it is something else.
  func read<Value: Decodable>(_ type: Value.Type, _ file: String) throws(StudyError) -> Value? {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw .badInput(
        path: file, reason: "it is no record of a part; remove it and run the part again")
    }
  }

  /// The indices of the items that have a record, and of those that have failed and have none.
  ///
  /// - Complexity: Lists the folders; opens no record.
  func listed() -> (done: Set<Int>, failed: Set<Int>) {
    let files = FileManager.default
    var (done, failed) = (Set<Int>(), Set<Int>())
    for shelf in (try? files.contentsOfDirectory(atPath: items)) ?? [] {
      for name in (try? files.contentsOfDirectory(atPath: "\(items)/\(shelf)")) ?? [] {
        guard !name.hasPrefix("."), let index = Int(name.prefix { $0.isNumber }) else { continue }
        if name.hasSuffix(".failed.json") {
          failed.insert(index)
        } else if name.hasSuffix(".json") {
          done.insert(index)
        }
      }
    }
    return (done, failed.subtracting(done))
  }
}
