import GRDB

extension RunLedger {
  package func facts() throws(LedgerError) -> [RunFact: String] {
    try all(FactRecord.self).reduce(into: [:]) { $0[RunFact(rawValue: $1.key)] = $1.value }
  }

  /// In the order in which they were recorded.
  package func attributes() throws(LedgerError) -> [AttributeRecord] { try all() }

  /// In the order in which they were recorded.
  package func targets() throws(LedgerError) -> [TargetRecord] { try all() }

  /// In the order in which they were recorded.
  package func request() throws(LedgerError) -> [RequestRecord] { try all() }

  /// Hard constraints.
  package func limits() throws(LedgerError) -> [LimitRecord] { try all() }

  /// The front of several objectives, the best in the first one leading.
  package func front() throws(LedgerError) -> [FrontRecord] { try all() }

  package func window() throws(LedgerError) -> [WindowRecord] { try all() }

  package func training() throws(LedgerError) -> [TrainingSampleRecord] { try all() }

  package func realism() throws(LedgerError) -> RealismRecord? {
    try all(RealismRecord.self).first
  }

  /// In the order of evaluation.
  package func evaluations() throws(LedgerError) -> [EvaluationRecord] { try all() }

  /// Best first.
  package func candidates() throws(LedgerError) -> [CandidateRecord] { try all() }

  /// Best first.
  package func pathways() throws(LedgerError) -> [PathwayRecord] { try all() }

  /// In the order in which they were recorded.
  package func verifications() throws(LedgerError) -> [VerificationRecord] { try all() }

  package func densities() throws(LedgerError) -> [DensityRecord] { try all() }

  package func events() throws(LedgerError) -> [EventRecord] { try all() }

  /// Every row, in the order in which they were recorded.
  func all<R: LedgerRow>(_ type: R.Type = R.self) throws(LedgerError) -> [R] {
    try ledgerErrors(path) { try self.queue.read { try R.all(in: $0) } }
  }
}
