package import LatentDiffusion
package import Realism
import Synchronization

/// A model's card and training distribution, read once for many requests.
///
/// - Complexity: to make, that of ``TrainingDistribution``, some tenths of a second; a check then
///   takes some tens of milliseconds.
package final class RequestDesk: Sendable {
  package let bundle: String
  package let card: ModelCard
  package let distribution: TrainingDistribution
  /// Every attribute of the training set, conditions and process alike.
  package let training: TrainingAttributes
  /// The distributions of some of the conditions, by their names.
  private let marginals = Mutex<[[String]: TrainingDistribution]>([:])

  /// - Throws: ``StudyError/unknownModel(name:known:shelf:)`` and what is wrong with the bundle.
  package init(model: String) throws {
    bundle = try ModelShelf.folder(of: model)
    card = try ModelCard.load(bundle)
    training = try TrainingAttributes.load(bundle, card: card)
    distribution = try RequestCheck.distribution(of: card, from: training)
  }

  /// Whether a request is realistic, as `binodal check` says it.
  ///
  /// - Parameter request: Values by condition; a synonym means the same.
  package func check(_ request: [String: Double]) throws -> CheckReport {
    let request = try spelled(request)
    guard !request.isEmpty else {
      throw StudyError.malformedTarget(text: "", problem: "no target is given")
    }
    return CheckReport(try judge(request, seekingNearest: true), settings: distribution.settings)
  }

  /// The check of a request under the names of conditions.
  func judge(_ request: [String: Double], seekingNearest: Bool) throws -> RequestCheck {
    try RequestCheck(
      of: request, model: card.name, in: marginal(over: request.keys.sorted()),
      seekingNearest: seekingNearest)
  }

  /// Every condition: the request's own values, and for the rest what training samples with such
  /// values most often have.
  package func complete(_ request: [String: Double]) throws -> RequestCompletion {
    let given = try spelled(request)
    let all = given.isEmpty ? distribution.mean : try distribution.complete(given)
    return RequestCompletion(
      model: card.name,
      values: Dictionary(uniqueKeysWithValues: zip(distribution.names, all)),
      chosen: distribution.names.filter { given[$0] == nil })
  }

  /// The distribution of some of the conditions, whose calibration is the longest part of a check.
  private func marginal(over names: [String]) throws -> TrainingDistribution {
    if let known = marginals.withLock({ $0[names] }) { return known }
    let made = try distribution.marginal(over: names)
    marginals.withLock { $0[names] = made }
    return made
  }

  /// The choices of conditions that a request may state, all together first; none where there are many.
  package var choices: [[String]] {
    let names = card.conditions.sorted()
    guard names.count <= 5 else { return [names] }
    return (1..<1 << names.count).reversed().map { bits in
      names.indices.filter { bits >> $0 & 1 == 1 }.map { names[$0] }
    }
  }

  /// Makes ready to check requests that state these conditions.
  ///
  /// - Complexity: A tenth of a second or two.
  package func prepare(for names: [String]) throws { _ = try marginal(over: names) }

  /// Under the names of the model's conditions; whatever is no condition is refused.
  private func spelled(_ request: [String: Double]) throws(StudyError) -> [String: Double] {
    try TargetList(
      request.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
      allowed: card.conditions, of: "a condition of \(card.name)"
    ).values
  }
}

/// A request with what was left open filled in.
package struct RequestCompletion: JSONDocument, Sendable {
  package static let document = "completion"
  package let model: String
  /// One value a condition.
  package let values: [String: Double]
  /// The conditions that the request left open.
  package let chosen: [String]
}
