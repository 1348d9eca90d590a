import GRDB

extension RunLedger {
  public func facts() throws(LedgerError) -> [RunFact: String] {
    try all(FactRecord.self).reduce(into: [:]) { $0[RunFact(rawValue: $1.key)] = $1.value }
  }

  /// In the order in which they were recorded.
  public func attributes() throws(LedgerError) -> [AttributeRecord] { try all() }

  /// In the order in which they were recorded.
  public func targets() throws(LedgerError) -> [TargetRecord] { try all() }

  /// In the order in which they were recorded.
  public func request() throws(LedgerError) -> [RequestRecord] { try all() }

  /// Hard constraints.
  public func limits() throws(LedgerError) -> [LimitRecord] { try all() }

  /// The front of several objectives, the best in the first one leading.
  public func front() throws(LedgerError) -> [FrontRecord] { try all() }

  public func window() throws(LedgerError) -> [WindowRecord] { try all() }

  public func training() throws(LedgerError) -> [TrainingSampleRecord] { try all() }

  public func realism() throws(LedgerError) -> RealismRecord? {
    try all(RealismRecord.self).first
  }

  /// In the order of evaluation.
  public func evaluations() throws(LedgerError) -> [EvaluationRecord] { try all() }

  /// Best first.
  public func candidates() throws(LedgerError) -> [CandidateRecord] { try all() }

  /// Best first.
  public func pathways() throws(LedgerError) -> [PathwayRecord] { try all() }

  /// In the order in which they were recorded.
  public func verifications() throws(LedgerError) -> [VerificationRecord] { try all() }

  public func densities() throws(LedgerError) -> [DensityRecord] { try all() }

  public func events() throws(LedgerError) -> [EventRecord] { try all() }

  /// Every row, in the order in which they were recorded.
  func all<R: LedgerRow>(_ type: R.Type = R.self) throws(LedgerError) -> [R] {
    try ledgerErrors(path) { try self.queue.read { try R.all(in: $0) } }
  }
}
