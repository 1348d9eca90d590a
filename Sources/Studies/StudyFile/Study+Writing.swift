import Descriptors
import InverseDesign
import StrictYAML

extension Study {
  /// The study with every key written out, in the schema of `docs/reference/study.md`.
  ///
  /// Reading this text gives the same study again; numbers are the shortest that round-trip.
  public var yaml: String {
    var lines = [
      "name: \(YAMLText.plain(name))", "model: \(quoted(model))", "seed: \(seed)",
      "unrealistic: \(unrealistic.rawValue)", "threads: \(threads)", "targets:",
    ]
    lines += source?.lines ?? []
    lines += measuredOn.map { ["  measured_on: \(quoted($0))"] } ?? []
    lines += targets.map { "  \($0.attribute.rawValue): \($0.flow)" }
    if lines.last == "targets:" { lines.removeLast() }
    lines += goalLines + (objectives.count > 1 ? pareto.lines : [])
    lines += search.lines + candidates.lines + window.lines
    lines += pathways.lines + verification.lines + refinement.lines + laboratory.lines
    lines += sampler.lines
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Text in double quotes, so that no character of it means anything to YAML.
func quoted(_ text: String) -> String { YAMLText.quoted(text) }

extension Target {
  fileprivate var flow: String {
    let what =
      switch wanted {
      case .value(let value): "value: \(value)"
      case .between(let low, let high): "between: [\(low), \(high)]"
      case .atLeast(let low): "at_least: \(low)"
      case .atMost(let high): "at_most: \(high)"
      }
    return "{ \(what), tolerance: \(tolerance), weight: \(weight) }"
  }
}

extension SearchPlan {
  fileprivate var lines: [String] {
    [
      "search:", "  algorithm: \(YAMLText.plain(algorithm ?? "auto"))",
      "  evaluations: \(evaluations)",
    ]
      + (seconds.map { ["  seconds: \($0)"] } ?? [])
      + [
        "  replicates: \(replicates)", "  spread_weight: \(spreadWeight)",
        "  realism: \(realism)",
        "  surrogate: \(surrogate.rawValue)",
      ]
  }
}

extension CandidatePlan {
  fileprivate var lines: [String] {
    [
      "candidates:", "  count: \(count)", "  samples: \(samples)",
      "  aims: \(aims)",
      "  duplicate_distance: \(duplicateDistance)",
      "  exact_fractions: \(exactFractions)",
    ]
  }
}

extension ProcessWindow {
  fileprivate var lines: [String] {
    let sides = [("phi", phi), ("chi", chi), ("log_time", logTime)]
    let given = sides.compactMap { name, range in
      range.map { "  \(name): [\($0.lowerBound), \($0.upperBound)]" }
    }
    return given.isEmpty ? [] : ["window:"] + given + (isHard ? ["  hard: true"] : [])
  }
}

extension VerificationPlan {
  fileprivate var lines: [String] {
    ["verification:", "  pathways: \(pathways)", "  seeds: \(seeds)", "  films: \(films)"]
      + (width.map { ["  width: \($0)"] } ?? [])
  }
}

extension SamplerPlan {
  fileprivate var lines: [String] {
    let values: [(key: String, value: String?)] = [
      ("steps", steps.map { "\($0)" }), ("guidance", guidance.map { "\($0)" }),
      ("steering", steering.map { "\($0)" }), ("corrections", corrections.map { "\($0)" }),
      ("close_enough", closeEnough.map { "\($0)" }),
    ]
    let given = values.compactMap { key, value in value.map { "  \(key): \($0)" } }
    return given.isEmpty ? [] : ["sampler:"] + given
  }
}
