import Descriptors

/// The numbers that an imported corpus stores with each sample: those measured on its voxels, and
/// those that came with it.
///
/// A descriptor that is both keeps its name for the given value, and for the measured one with
/// `_measured` after it; where measured values replace given ones, the given one has `_given`.
struct AttributeColumns: Sendable {
  let measured: [Attribute]
  let given: [String]
  let names: [String]
  private let remeasures: Bool

  init(measured: [Attribute], given: [String], remeasures: Bool, path: String) throws(ImportError) {
    let given = Self.spelled(given, as: measured)
    (self.measured, self.given, self.remeasures) = (measured, given, remeasures)
    let known = Set(measured.map(\.rawValue))
    let own = given.filter { !known.contains($0) }
    let both = measured.map(\.rawValue).filter(given.contains)
    names = measured.map(\.rawValue) + own + both.map { $0 + (remeasures ? "_given" : "_measured") }
    for name in names {
      guard Self.isUsable(name) else { throw .unusableName(path: path, name: name) }
    }
    guard Set(names).count == names.count else {
      let twice = names.first { name in names.count { $0 == name } > 1 }!
      throw .unusableName(path: path, name: twice)
    }
  }

  /// A given synonym of a measured descriptor is that descriptor, unless it is given by that name too.
  private static func spelled(_ given: [String], as measured: [Attribute]) -> [String] {
    let names = measured.map(\.rawValue)
    return given.map { name in
      guard let own = Attribute.spelling(of: name, among: names), !given.contains(own) else {
        return name
      }
      return own
    }
  }

  /// The descriptors that came with the data and are measured besides.
  var compared: [(name: String, given: String, measured: String)] {
    measured.map(\.rawValue).filter(given.contains).map { name in
      remeasures ? (name, name + "_given", name) : (name, name, name + "_measured")
    }
  }

  /// The values under the names, in their order.
  func values(measured found: [Double?], given values: [Double?]) -> [Double?] {
    let named = Dictionary(uniqueKeysWithValues: zip(given, values))
    let ours = Dictionary(uniqueKeysWithValues: zip(measured.map(\.rawValue), found))
    let plain = measured.map(\.rawValue).map { name in
      remeasures ? ours[name]! : named[name] ?? ours[name]!
    }
    let own = given.filter { ours[$0] == nil }.map { named[$0]! }
    let others = compared.map { remeasures ? named[$0.name]! : ours[$0.name]! }
    return plain + own + others
  }

  /// Names become columns of a table and attributes beside those that a corpus adds itself.
  private static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && !reserved.contains(name)
      && !name.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0.value < 32 }
  }

  /// What a shard carries for itself: its new values replace those it was read with.
  static let replaced: Set<String> = ["series", "voxel_x_nm", "voxel_y_nm", "voxel_z_nm"]

  private static let reserved = replaced.union(["dataset", "split"])
}
