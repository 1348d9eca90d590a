import GRDB

/// Simulated films, refined recipes, ridges, and recipes in a laboratory's units.
extension RunLedger {
  /// In the order of simulation.
  public func simulations() throws(LedgerError) -> [SimulationRecord] { try all() }

  public func refinements() throws(LedgerError) -> [RefinementRecord] { try all() }

  public func ridges() throws(LedgerError) -> [RidgeRecord] { try all() }

  public func laboratory() throws(LedgerError) -> [LaboratoryRecord] { try all() }

  /// Adds the states of films, all or none.
  public func append(_ simulations: [SimulationRecord]) throws(LedgerError) {
    try write { database in
      for simulation in simulations { try simulation.add(to: database) }
    }
  }

  /// Sets what a refinement came to.
  public func record(_ refinement: RefinementRecord) throws(LedgerError) {
    try write { try refinement.add(to: $0, replacing: true) }
  }

  public func replace(_ ridges: [RidgeRecord]) throws(LedgerError) { try replaceAll(ridges) }

  public func replace(_ laboratory: [LaboratoryRecord]) throws(LedgerError) {
    try replaceAll(laboratory)
  }
}
