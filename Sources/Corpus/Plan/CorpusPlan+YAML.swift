package import StrictYAML
import Descriptors
import PhaseField
import Support
import Volumes

extension CorpusPlan {
  /// Reads a plan file. A key that is unknown, or a value out of range, is refused with its line.
  package init(yaml path: String) throws(SettingsError) {
    let root = try SettingsNode.load(path).mapping(allowing: [
      "name", "shape", "cuts", "labels", "series", "grid", "films_per_point", "phi", "chi",
      "chi_spacing", "margin", "snapshots", "physics", "attributes", "diffusion_tolerance",
      "validation", "test", "seed", "compression",
    ])
    self.init(
      name: try Self.name(root.required("name")), shape: try Self.shape(root.required("shape")),
      design: try Self.design(root))
    try readDesign(root)
    try readContent(root)
    guard fraction(ofDesignThatSeparates: 4096) > 0.01 else {
      throw root.error("no φ and χ in these ranges separate by the margin; raise chi")
    }
  }

  private static func name(_ node: SettingsNode) throws(SettingsError) -> String {
    let name = try node.text()
    if let fault = FileName.fault(name) {
      throw node.error("“\(name)” names the corpus and its folder, but \(fault)")
    }
    return name
  }

  private mutating func readDesign(_ root: SettingsMapping) throws(SettingsError) {
    filmsPerPoint = try root.integer("films_per_point", in: 1...1000, default: filmsPerPoint)
    if let node = root["phi"] { phi = try node.window(in: 0.01...0.99) }
    if let node = root["chi"] { chi = try node.window(in: 0.1...10) }
    let word = try root.word(
      "chi_spacing", oneOf: Spacing.allCases.map(\.rawValue), default: spacing.rawValue)
    spacing = Spacing(rawValue: word)!
    margin = try root.number("margin", in: 0...5, default: margin)
    validation = try root.number("validation", in: 0...0.5, default: validation)
    test = try root.number("test", in: 0...0.5, default: test)
    seed = try root.integer("seed", in: 0...UInt64.max, default: seed)
  }

  private mutating func readContent(_ root: SettingsMapping) throws(SettingsError) {
    labels = try Self.labels(root) ?? labels
    if let node = root["snapshots"] { snapshots = try SnapshotRule(node) }
    if let node = root["physics"] { physics = try AnnealingSettings(node) }
    if let node = root["attributes"] { attributes = try Self.attributes(node) }
    diffusionTolerance = try root.number(
      "diffusion_tolerance", in: 1e-8...0.1, default: diffusionTolerance)
    compression = try root.integer("compression", in: 0...9, default: compression)
  }

  private static func design(_ root: SettingsMapping) throws(SettingsError) -> Design {
    guard let grid = root["grid"] else {
      return .sobol(points: try root.required("series").integer(in: 1...100_000))
    }
    if let series = root["series"] {
      throw series.error("a plan has `series` (a Sobol design) or `grid`, not both")
    }
    let sides = try grid.list()
    guard sides.count == 2 else {
      throw grid.error("expected the numbers of φ and χ, such as [8, 6]")
    }
    return .grid(phi: try sides[0].integer(in: 1...1000), chi: try sides[1].integer(in: 1...1000))
  }

  private static func shape(_ node: SettingsNode) throws(SettingsError) -> Shape {
    let sides = try node.list()
    guard sides.count == 3 else { throw node.error("expected three sides, such as [64, 64, 32]") }
    return Shape(
      nx: try sides[0].integer(in: 4...4096), ny: try sides[1].integer(in: 1...4096),
      nz: try sides[2].integer(in: 1...4096))
  }

  private static func labels(_ root: SettingsMapping) throws(SettingsError) -> [LabelSet]? {
    guard let node = root["labels"] else {
      return try root["cuts"].map { node throws(SettingsError) in [LabelSet(cuts: try cuts(node))] }
    }
    if let cuts = root["cuts"] {
      throw cuts.error("a plan has `labels` (named sets of cuts) or `cuts`, not both")
    }
    let sets = try node.mapping(allowing: nil)
    var labels: [LabelSet] = []
    for name in sets.keys {
      guard LabelSet.isName(name) else {
        throw node.error("“\(name)” names a folder: letters, digits, `.`, `_` and `-` only")
      }
      labels.append(LabelSet(name: name, cuts: try cuts(sets.required(name))))
    }
    guard !labels.isEmpty else { throw node.error("expected at least one set of cuts") }
    return labels
  }

  private static func cuts(_ node: SettingsNode) throws(SettingsError) -> PhaseCuts {
    let ends = try node.list()
    guard (1...2).contains(ends.count) else {
      throw node.error("expected two cuts, such as [0.35, 0.65], or one, such as [0.5]")
    }
    let low = try ends[0].number(in: 0.001...0.999)
    return PhaseCuts(
      acceptorBelow: low, donorAbove: try ends.last!.number(in: low...0.999))
  }

  private static func attributes(_ node: SettingsNode) throws(SettingsError) -> [Attribute] {
    let measurable = Attribute.measurable
    if (try? node.text()) == "all" { return measurable }
    var found: [Attribute] = []
    for member in try node.list() {
      let attribute = Attribute(rawValue: try member.text())
      guard measurable.contains(attribute) else {
        let nearest = Attribute.nearest(to: attribute.rawValue, among: measurable)
        throw member.error(
          "no descriptor has this name"
            + (nearest.map { "; did you mean \($0.rawValue)?" } ?? ""))
      }
      found.append(attribute)
    }
    guard !found.isEmpty, Set(found).count == found.count else {
      throw node.error("expected `all` or a list of descriptors, each once")
    }
    return found
  }
}

extension SnapshotRule {
  fileprivate init(_ node: SettingsNode) throws(SettingsError) {
    let keys = try node.mapping(allowing: [
      "count", "at_most", "ratio", "onset", "until", "longest_wavelength", "longest_log_time",
    ])
    self.init()
    onset = try keys.number("onset", in: 0.01...1, default: onset)
    longestLogTime = try keys.number("longest_log_time", in: 0.1...8, default: longestLogTime)
    if let count = keys["count"] {
      for other in ["at_most", "ratio", "until", "longest_wavelength"] {
        if let node = keys[other] { throw node.error("\(other) has no place beside `count`") }
      }
      times = .count(try count.integer(in: 1...100_000))
    } else {
      if let node = keys["until"] {
        let end = try node.number(in: 0.01...1)
        guard end > onset else {
          throw node.error("expected more than `onset`, \(onset), found \(end)")
        }
        until = end
      }
      times = .ratio(
        try keys.number("ratio", in: 1.001...10, default: 1.04),
        atMost: try keys.integer("at_most", in: 1...100_000, default: 40),
        longestWavelength: try keys.number("longest_wavelength", in: 4...1e4, default: 36))
    }
  }
}
