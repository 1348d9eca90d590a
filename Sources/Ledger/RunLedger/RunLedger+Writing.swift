import GRDB

/// Every method commits one transaction before it returns.
extension RunLedger {
  /// Sets a fact about the run; the last value stays.
  package func record(_ fact: RunFact, _ value: String) throws(LedgerError) {
    try write { try FactRecord(key: fact.rawValue, value: value).upsert($0) }
  }

  package func replace(_ attributes: [AttributeRecord]) throws(LedgerError) {
    try replaceAll(attributes)
  }

  package func replace(_ targets: [TargetRecord]) throws(LedgerError) { try replaceAll(targets) }

  package func replace(_ request: [RequestRecord]) throws(LedgerError) { try replaceAll(request) }

  package func replace(_ window: [WindowRecord]) throws(LedgerError) { try replaceAll(window) }

  package func replace(_ limits: [LimitRecord]) throws(LedgerError) { try replaceAll(limits) }

  package func replace(_ front: [FrontRecord]) throws(LedgerError) { try replaceAll(front) }

  package func replace(_ training: [TrainingSampleRecord]) throws(LedgerError) {
    try replaceAll(training)
  }

  /// Sets the verdict on the request; a run has one.
  package func record(_ realism: RealismRecord) throws(LedgerError) { try replaceAll([realism]) }

  /// Adds an evaluation and returns its id: 1, 2, … in the order of evaluation.
  ///
  /// The evaluation is on disk when the call returns. An `id` that the record holds is kept.
  @discardableResult
  package func append(_ evaluation: EvaluationRecord) throws(LedgerError) -> Int64 {
    try write { database in
      try evaluation.add(to: database)
      return database.lastInsertedRowID
    }
  }

  /// Removes the evaluations of one part of the run, which is about to do them again.
  package func removeEvaluations(of stage: EvaluationStage) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql: "DELETE FROM evaluation WHERE stage = ?", arguments: [stage.rawValue])
    }
  }

  package func replace(_ candidates: [CandidateRecord]) throws(LedgerError) {
    try replaceAll(candidates)
  }

  /// Replaces the pathways; what was recorded of the former ones goes with them.
  package func replace(_ pathways: [PathwayRecord]) throws(LedgerError) {
    try write { database in
      try VerificationRecord.deleteAll(database)
      try ProofRecord.deleteAll(database)
      try RidgeRecord.deleteAll(database)
      try LaboratoryRecord.deleteAll(database)
      try PathwayRecord.deleteAll(database)
      for pathway in pathways { try pathway.add(to: database) }
    }
  }

  /// Sets what the simulation of a pathway with one seed gave.
  package func record(_ verification: VerificationRecord) throws(LedgerError) {
    try write { try verification.add(to: $0, replacing: true) }
  }

  package func record(_ density: DensityRecord) throws(LedgerError) {
    try write { try density.add(to: $0, replacing: true) }
  }

  /// - Parameter time: ISO 8601, UTC.
  package func log(_ level: EventLevel, _ text: String, at time: String) throws(LedgerError) {
    try write { try EventRecord(time: time, level: level, text: text).add(to: $0) }
  }

  func replaceAll<R: LedgerRow>(_ records: [R]) throws(LedgerError) {
    try write { database in
      try R.deleteAll(database)
      for record in records { try record.add(to: database) }
    }
  }

  func write<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    guard access != .read else {
      throw .unwritable(path: path, reason: "it was opened for reading")
    }
    let written = try ledgerErrors(path) { try self.queue.write(body) }
    try afterWrite?()
    return written
  }
}
