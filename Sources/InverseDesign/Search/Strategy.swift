/// The parts of a search: each begins at the best that those before it have found.
package struct Strategy: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    /// Realistic conditions spread over the training set, evaluated one after the other.
    case scout(evaluations: Int)
    /// An algorithm by NLopt's name.
    case algorithm(String, evaluations: Int)
    /// An algorithm from the best of those before, then from the best that lies apart from where it has
    /// been, and so on: one hill after the other as long as evaluations are left.
    case climbs(String, evaluations: Int)
    /// An algorithm with what the parts before have left and `more` besides; nothing where that is
    /// less than two.
    case rest(String, more: Int = 0)

    /// Of the budget, set aside for this part.
    package var evaluations: Int {
      switch self {
      case .scout(let evaluations), .algorithm(_, let evaluations), .climbs(_, let evaluations):
        evaluations
      case .rest(_, let more): more
      }
    }

    /// NLopt's name; nil for a look around.
    package var algorithm: String? {
      switch self {
      case .scout: nil
      case .algorithm(let name, _), .climbs(let name, _), .rest(let name, _): name
      }
    }

    /// What the ledger calls it.
    package var name: String { algorithm ?? "scout" }
  }

  package let parts: [Part]

  /// Parts that are given no evaluations are left out.
  package init(_ parts: [Part]) {
    self.parts = parts.filter {
      if case .rest = $0 { return true }
      return $0.evaluations > 0
    }
  }

  /// One algorithm with the whole budget.
  package init(_ algorithm: String, evaluations: Int) {
    self.init([.algorithm(algorithm, evaluations: evaluations)])
  }

  /// What a property objective, which may have several hills, is searched by where no algorithm is
  /// named: a look around with a third of the budget, then `local` from the best found.
  ///
  /// `docs/explanation/design.md` has the measurements that it was chosen by.
  ///
  /// - Parameter following: An algorithm on the local model, which climbs the hills in few evaluations;
  ///   `local` then has what is left.
  package static func manyHills(
    evaluations: Int, following: String? = nil, local: String
  ) -> Strategy {
    let first = evaluations / 3
    let others: [Part] =
      if let following {
        [.climbs(following, evaluations: evaluations - first), .rest(local)]
      } else {
        [.algorithm(local, evaluations: evaluations - first)]
      }
    return Strategy([.scout(evaluations: first)] + others)
  }

  /// The same search with more evaluations for its last part: it begins as this one does, to the bit,
  /// and goes on where this one ends for want of evaluations.
  package func extended(by more: Int) -> Strategy {
    guard more > 0, let last = parts.last else { return self }
    let longer: Part =
      switch last {
      case .scout(let count): .scout(evaluations: count + more)
      case .algorithm(let name, let count): .algorithm(name, evaluations: count + more)
      case .climbs(let name, let count): .climbs(name, evaluations: count + more)
      case .rest(let name, let count): .rest(name, more: count + more)
      }
    return Strategy(parts.dropLast() + [longer])
  }

  package var evaluations: Int { parts.reduce(0) { $0 + $1.evaluations } }

  /// The parts' names with plus signs between them.
  package var name: String { parts.map(\.name).joined(separator: ", then ") }
}
