import Foundation
package import Ledger

/// What making an item gave, as far as it is not in files of its own.
package struct ItemResult: Codable, Equatable, Sendable {
  /// The outcome of a point of a sweep.
  package var point: SweepPointRecord?
  /// Lines of an evaluation's samples.csv and structure.jsonl.
  package var rows: [String]?
  package var structures: [String]?
  /// Seconds that generating an evaluation's samples alone took.
  package var generating: Double?

  package init() {}
}

/// The record of an item that was made: `parts/items/000/000007.json`.
package struct ItemRecord: Codable, Equatable, Sendable {
  package let item: String
  /// Of the job that it belongs to.
  package let fingerprint: String
  /// Who made it.
  package let worker: String
  package let host: String
  package let seconds: Double
  /// In the units of the job's.
  package let cost: Double
  package let result: ItemResult
}

/// Why an item could not be made: `parts/items/000/000007.failed.json`.
package struct ItemFailure: Codable, Equatable, Sendable {
  package let item: String
  package let fingerprint: String
  package let worker: String
  package let reason: String
}

extension PartsFolder {
  /// The record of an item; nil where there is none.
  ///
  /// - Throws: ``PartsError/strangeRecord(path:)`` where it belongs to another job.
  package func record(of index: Int, fingerprint: String) throws -> ItemRecord? {
    guard let record = try read(ItemRecord.self, item(index)) else { return nil }
    guard record.fingerprint == fingerprint else {
      throw PartsError.strangeRecord(path: item(index))
    }
    return record
  }

  package func write(_ record: ItemRecord, of index: Int) throws {
    try make(shelf(of: index))
    try write(record, to: item(index))
    unlink(failure(index))
  }

  func write(_ record: ItemFailure, of index: Int) throws {
    try make(shelf(of: index))
    try write(record, to: failure(index))
  }

  /// Why an item failed, if it did.
  func failure(of index: Int, fingerprint: String) -> ItemFailure? {
    let found = try? read(ItemFailure.self, failure(index))
    return found?.fingerprint == fingerprint ? found : nil
  }
}
