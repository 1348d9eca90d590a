public import Descriptors
import StrictYAML
import Support
public import Volumes

/// A volume that a study takes targets from: "make me more like this one".
public struct TargetSource: Equatable, Sendable {
  /// The volume's path, from the working folder.
  public var file: String
  /// Nil for the model's own sides.
  public var sides: Sides?
  /// Length of a voxel in the unit of GraSPI's distances.
  public var pixel: Double
  /// The file's labels as `binodal describe --labels` takes them; nil for GraSPI's codes.
  public var labels: LabelMap?
  /// The sample inside an HDF5 file.
  public var dataset: String?
  /// The descriptors to take; nil for the model's conditions.
  public var attributes: [Attribute]?
  /// The tolerance of each.
  public var tolerance: Double

  static let keys = ["from", "sides", "pixel", "labels", "dataset", "attributes", "tolerance"]

  /// What the section `targets` says of a volume; nil where it names none.
  init?(_ root: SettingsMapping) throws(SettingsError) {
    guard let node = root["from"] else {
      if let idle = Self.keys.first(where: { root[$0] != nil }) {
        throw root.error("\(idle) goes with from: VOLUME")
      }
      return nil
    }
    file = try node.filePath()
    sides = try root["sides"].map { node throws(SettingsError) in
      Sides(rawValue: try node.word(oneOf: ["open", "periodic"]))!
    }
    pixel = try root.number("pixel", in: Limits.pixel, default: 1)
    labels = try root["labels"].map(Self.labels)
    dataset = try root["dataset"]?.text()
    attributes = try root["attributes"].map(Self.attributes)
    tolerance = try root.number("tolerance", in: 1e-6...1e6, default: Study.standardTolerance)
  }

  private static func labels(_ node: SettingsNode) throws(SettingsError) -> LabelMap {
    let text = try node.text()
    do { return try LabelMap(parsing: text) } catch { throw node.error("\(error)") }
  }

  private static func attributes(_ node: SettingsNode) throws(SettingsError) -> [Attribute] {
    var found: [Attribute] = []
    for member in try node.list() {
      let name = Attribute(
        rawValue: try member.word(oneOf: Attribute.targetable.map(\.rawValue)))
      if let earlier = name.spelling(among: found) {
        throw member.error(sameQuantity(earlier, name))
      }
      found.append(name)
    }
    if found.isEmpty { throw node.error("name at least one descriptor") }
    return found
  }
}
