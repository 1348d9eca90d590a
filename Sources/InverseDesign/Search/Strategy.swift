/// The parts of a search: each begins at the best that those before it have found.
public struct Strategy: Sendable, Equatable {
  public enum Part: Sendable, Equatable {
    /// Realistic conditions spread over the training set, evaluated one after the other.
    case scout(evaluations: Int)
    /// An algorithm by NLopt's name.
    case algorithm(String, evaluations: Int)

    public var evaluations: Int {
      switch self {
      case .scout(let evaluations), .algorithm(_, let evaluations): evaluations
      }
    }

    /// What the ledger calls it.
    public var name: String {
      switch self {
      case .scout: "scout"
      case .algorithm(let name, _): name
      }
    }
  }

  public let parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts.filter { $0.evaluations > 0 } }

  /// One algorithm with the whole budget.
  public init(_ algorithm: String, evaluations: Int) {
    self.init([.algorithm(algorithm, evaluations: evaluations)])
  }

  /// What a property objective, which may have several hills, is searched by where no algorithm is
  /// named: a look around with a third of the budget, then `local` from the best found.
  ///
  /// `docs/design.md` has the measurements that it was chosen by.
  public static func manyHills(evaluations: Int, local: String) -> Strategy {
    let first = evaluations / 3
    return Strategy([
      .scout(evaluations: first), .algorithm(local, evaluations: evaluations - first),
    ])
  }

  public var evaluations: Int { parts.reduce(0) { $0 + $1.evaluations } }

  /// The parts' names with plus signs between them.
  public var name: String { parts.map(\.name).joined(separator: ", then ") }
}
