import GRDB

/// Simulated films, proofs, ridges, and recipes in a laboratory's units.
extension RunLedger {
  /// In the order of simulation.
  public func simulations() throws(LedgerError) -> [SimulationRecord] { try all() }

  /// Pathway after pathway, the recipes of each in the order of trial.
  public func proofs() throws(LedgerError) -> [ProofRecord] { try all() }

  public func ridges() throws(LedgerError) -> [RidgeRecord] { try all() }

  public func laboratory() throws(LedgerError) -> [LaboratoryRecord] { try all() }

  /// Adds films, all or none.
  public func append(_ simulations: [SimulationRecord]) throws(LedgerError) {
    try write { database in
      for simulation in simulations { try simulation.add(to: database) }
    }
  }

  /// By rising blend ratio.
  public func regions() throws(LedgerError) -> [RegionRecord] { try all() }

  public func replace(_ regions: [RegionRecord]) throws(LedgerError) { try replaceAll(regions) }

  public func replace(_ proofs: [ProofRecord]) throws(LedgerError) { try replaceAll(proofs) }

  public func replace(_ ridges: [RidgeRecord]) throws(LedgerError) { try replaceAll(ridges) }

  public func replace(_ laboratory: [LaboratoryRecord]) throws(LedgerError) {
    try replaceAll(laboratory)
  }
}
