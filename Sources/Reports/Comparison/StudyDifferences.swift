import StrictYAML

/// A key of the study that is not the same in every run.
package struct StudyDifference: Encodable, Equatable, Sendable {
  package let key: String
  /// Each run's value as its study has it, in the order of the runs; `nil` where the key is absent.
  package let values: [String?]

  /// The keys in which the runs' studies differ, in the order in which the studies name them.
  ///
  /// - Throws: ``ReportError/badStudy(path:reason:)`` where a study is no YAML.
  static func all(_ runs: [ComparedRun]) throws(ReportError) -> [StudyDifference] {
    var (order, values) = ([String](), [String: [String?]]())
    for (index, run) in runs.enumerated() {
      guard let text = run.record.study else { continue }
      let path = run.record.folder + "/study.yaml"
      let leaves: [SettingsNode.Leaf]
      do { leaves = try SettingsNode.parse(text, file: path).leaves } catch {
        throw .badStudy(path: path, reason: "\(error)")
      }
      for leaf in leaves {
        if values[leaf.path] == nil {
          order.append(leaf.path)
          values[leaf.path] = [String?](repeating: nil, count: runs.count)
        }
        values[leaf.path]![index] = leaf.text
      }
    }
    return order.filter { Set(values[$0]!).count > 1 }.map {
      StudyDifference(key: $0, values: values[$0]!)
    }
  }
}
