import GRDB

/// Simulated films, proofs, ridges, and recipes in a laboratory's units.
extension RunLedger {
  /// In the order of simulation.
  package func simulations() throws(LedgerError) -> [SimulationRecord] { try all() }

  /// Pathway after pathway, the recipes of each in the order of trial.
  package func proofs() throws(LedgerError) -> [ProofRecord] { try all() }

  package func ridges() throws(LedgerError) -> [RidgeRecord] { try all() }

  package func laboratory() throws(LedgerError) -> [LaboratoryRecord] { try all() }

  /// Adds films, all or none.
  package func append(_ simulations: [SimulationRecord]) throws(LedgerError) {
    try write { database in
      for simulation in simulations { try simulation.add(to: database) }
    }
  }

  /// By rising blend ratio; none where a file, written while schema 6 was being made, lacks the table.
  package func regions() throws(LedgerError) -> [RegionRecord] {
    let exists = try ledgerErrors(path) {
      try queue.read { try $0.tableExists(RegionRecord.databaseTableName) }
    }
    return exists ? try all() : []
  }

  package func replace(_ regions: [RegionRecord]) throws(LedgerError) { try replaceAll(regions) }

  package func replace(_ proofs: [ProofRecord]) throws(LedgerError) { try replaceAll(proofs) }

  package func replace(_ ridges: [RidgeRecord]) throws(LedgerError) { try replaceAll(ridges) }

  package func replace(_ laboratory: [LaboratoryRecord]) throws(LedgerError) {
    try replaceAll(laboratory)
  }
}
