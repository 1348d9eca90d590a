import Descriptors
import InverseDesign
import StrictYAML

/// What the section `targets` says.
struct TargetSection: Sendable {
  var stated: [Target] = []
  var source: TargetSource?
  var measuredOn: String?
}

extension Study {
  static let standardTolerance = 0.02
}

extension TargetSection {
  /// The section `targets`: one key for each descriptor, and what is read off a volume.
  static let section = KeySection(
    TargetSection(),
    rules: [
      .beside(
        TargetSource.section.keys.map(\.name).filter { $0 != "from" }, key: "from",
        words: "from: VOLUME")
    ]
  ) {
    descriptors
    TargetSource.section.keys.map { $0.within(\.source, standard: TargetSource.section.standard) }
    Key(
      "measured_on", \.measuredOn, .text, standard: "none",
      "the volume that the targets were measured on; a run writes it into its `study.yaml`")
  }

  private static let descriptors = Key<TargetSection>(
    name: "DESCRIPTOR", type: TargetKeys.type, unit: "the descriptor's",
    standardWords: "none", rangeWords: "the descriptor's",
    meaning: """
      what the film should have of a descriptor of [descriptors.md](descriptors.md), called by any \
      of its names: a value, or a group of the keys below
      """,
    variants: Attribute.targetable.map { attribute in
      StudyKey.Variant(
        name: attribute.rawValue, type: TargetKeys.form(of: attribute).type,
        meaning: attribute.info?.meaning ?? "")
    },
    read: { name, node, section throws(SettingsError) in
      guard let attribute = Attribute.named(name, among: Attribute.targetable) else {
        throw node.error("“\(name)” is no descriptor that a film can be asked for")
      }
      if let earlier = attribute.spelling(among: section.stated.map(\.attribute)) {
        throw node.error(sameQuantity(earlier, attribute))
      }
      section.stated.append(try TargetKeys.form(of: attribute).read(node))
    },
    write: { section in
      section.stated.map {
        SettingsValue.Entry($0.attribute.rawValue, TargetKeys.form(of: $0.attribute).write($0))
      }
    })
}
