import Descriptors
import InverseDesign
import LatentDiffusion
package import Ledger
import Realism
package import StrictYAML

/// What a study file says, or what is wrong with it and where.
package struct StudyCheck: JSONDocument, Sendable {
  package static let document = "study_check"

  /// What is wrong with a study file.
  package struct Problem: Encodable, Equatable, Sendable {
    /// The dotted path of the key; empty for the whole file.
    package let key: String
    /// Counted from 1.
    package let line: Int?
    /// What was found and what is allowed, as the rest of a sentence.
    package let problem: String
    package let message: String
  }

  package let valid: Bool
  /// The first problem, where reading stops; empty for a valid study.
  package let errors: [Problem]
  package let name: String?
  package let model: String?
  /// The study with every key that has a value.
  package let study: SettingsValue?
  /// The same as a run folder's study.yaml has it.
  package let yaml: String?
  /// The request as the study states it.
  package let realism: CheckReport?
  /// Whether a run would refuse: the request is unrealistic and the study says to stop then.
  package let stops: Bool?
  package let request: [RequestRecord]?
  /// The search's algorithm; nil where there is nothing to search.
  package let algorithm: String?
  package let remark: String?
  /// The keys of a study that was given as data, as a file; nil where it was given as text.
  package let written: String?

  /// Reads a study and holds it against its model.
  ///
  /// - Parameters:
  ///   - text: A study file's text; a section `sweep` is refused.
  ///   - file: The path that the file would have: what it names is sought from its folder.
  ///   - admit: Throws where the study names a file or a model that is not to be read.
  ///   - desk: A model's card and distribution, by the model's name.
  package init(
    _ text: String, file: String, written: String? = nil,
    admit: (Study) throws -> Void = { _ in }, desk: (String) throws -> RequestDesk
  ) {
    do {
      let study = try Study.read(SettingsNode.parse(text, file: file))
      try admit(study)
      let desk = try Self.desk(study.model, desk)
      let settled = try SettledStudy(study, at: desk)
      try self.init(settled, written: written)
    } catch { self.init(Problem(error), written: written) }
  }

  private static func desk(
    _ model: String, _ desk: (String) throws -> RequestDesk
  ) throws -> RequestDesk {
    do { return try desk(model) } catch {
      throw SettingsError(file: "study.yaml", line: nil, key: "model", problem: "\(error)")
    }
  }

  private init(_ settled: SettledStudy, written: String?) throws {
    let names = settled.card.conditions
    (valid, errors, self.written) = (true, [], written)
    (name, model) = (settled.study.name, settled.card.name)
    (study, yaml) = (settled.study.settings, settled.study.yaml)
    realism = CheckReport(settled.check, settings: settled.distribution.settings)
    stops = settled.stops
    request = try ModelRequest(
      goal: settled.goal, check: settled.check, conditions: names,
      distribution: settled.distribution
    ).records()
    algorithm =
      settled.study.strategy(
        for: settled.goal, conditions: names.map { .init(rawValue: $0) },
        predicted: settled.card.predictions.map { .init(rawValue: $0) })?.name
    remark = settled.remark
  }

  private init(_ problem: Problem, written: String?) {
    (valid, errors, self.written) = (false, [problem], written)
    (name, model, study, yaml, realism, stops) = (nil, nil, nil, nil, nil, nil)
    (request, algorithm, remark) = (nil, nil, nil)
  }
}

extension StudyCheck.Problem {
  package init(_ error: any Error) {
    guard let error = error as? SettingsError else {
      self.init(key: "", line: nil, problem: "\(error)", message: "\(error)")
      return
    }
    let file = error.file.split(separator: "/").last.map(String.init) ?? error.file
    let named = SettingsError(
      file: file, line: error.line, key: error.key, problem: error.problem)
    self.init(
      key: error.key, line: error.line, problem: error.problem, message: named.description)
  }
}

extension Study {
  /// The volume files and the model that the study names, as paths; a model on the shelf is none.
  package var namedFiles: [String] {
    [source?.file].compactMap(\.self) + (model.contains("/") ? [model] : [])
  }
}

extension StudyFile {
  /// A study that is given as data, as the text of a study file: the keys that are given, in the order
  /// of the tables of keys. What they say is not looked at.
  package static func text(of study: SettingsValue) -> String { ordered(study, root).yaml }

  private static func ordered(_ value: SettingsValue, _ group: KeyGroup?) -> SettingsValue {
    guard case .keys(let entries) = value else { return value }
    let keys = group?.keys ?? []
    let order = keys.flatMap(\.names)
    func index(_ name: String) -> Int { order.firstIndex(of: name) ?? order.count }
    let inner = { (name: String) -> KeyGroup? in
      keys.first { $0.names.contains(name) }.flatMap { key in
        (key.variants.first { $0.name == name }?.type ?? key.type).groups.first
      }
    }
    return .keys(
      entries.enumerated().sorted { one, other in
        let (first, second) = (index(one.element.key), index(other.element.key))
        return first == second ? one.offset < other.offset : first < second
      }.map { .init($0.element.key, ordered($0.element.value, inner($0.element.key))) })
  }
}
