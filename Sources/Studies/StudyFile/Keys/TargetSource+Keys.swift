import Descriptors
import StrictYAML
import Support
import Volumes

extension TargetSource {
  /// The keys of the section `targets` that name a volume.
  static let section = KeySection(TargetSource()) {
    Key(
      "from", \.file, .filePath, standard: "none",
      """
      the volume to measure, in any format that `binodal describe` opens; a path is sought from the \
      study file's folder
      """)
    Key(
      "sides", \.sides, .word,
      standard: "the model's own, so that like is compared with like",
      "what lies beyond its side faces")
    Key(
      "pixel", \.pixel, .number(in: Limits.pixel),
      "length of a voxel in the unit of GraSPI's distances")
    Key(
      "labels", \.labels, .labels, standard: "GraSPI's codes", range: "`0=acceptor,255=donor`",
      "which phase a label means, as `describe --labels` takes it")
    Key("dataset", \.dataset, .text, standard: "none", "the sample inside an HDF5 file")
    Key(
      "attributes", \.attributes, .descriptors, standard: "the model's conditions",
      range: "a list of descriptors", "the descriptors to take")
    Key(
      "tolerance", \.tolerance, .number(in: TargetKeys.share), unit: "the descriptor's",
      "the tolerance of each")
  }
}

extension KeyForm where Value == String {
  fileprivate static var filePath: Self {
    Self(
      type: .text(), read: { node throws(SettingsError) in try node.filePath() },
      write: { .text($0) })
  }
}

extension KeyForm where Value == LabelMap {
  fileprivate static var labels: Self {
    KeyForm<String>.text.map(
      to: { text, node throws(SettingsError) in
        do { return try LabelMap(parsing: text) } catch { throw node.error("\(error)") }
      }, from: \.description)
  }
}

extension KeyForm where Value == [Attribute] {
  /// Descriptors of a volume, each quantity once.
  fileprivate static var descriptors: Self {
    let names = Attribute.targetable.map(\.rawValue)
    return Self(
      type: .list(.words(names), count: 1...names.count),
      read: { node throws(SettingsError) in
        var found: [Attribute] = []
        for member in try node.list() {
          let name = Attribute.named(try member.word(oneOf: names))
          if let earlier = name.spelling(among: found) {
            throw member.error(sameQuantity(earlier, name))
          }
          found.append(name)
        }
        if found.isEmpty { throw node.error("name at least one descriptor") }
        return found
      }, write: { .list($0.map { .text($0.rawValue) }) })
  }
}
