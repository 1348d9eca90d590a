import PhaseField
public import StrictYAML
import Volumes

extension CorpusPlan {
  /// Reads a plan file. A key that is unknown, or a value out of range, is refused with its line.
  public init(yaml path: String) throws(SettingsError) {
    let root = try SettingsNode.load(path).mapping(allowing: [
      "name", "shape", "cuts", "series", "phi", "chi", "chi_spacing", "margin", "snapshots",
      "physics", "validation", "test", "seed", "compression",
    ])
    self.init(
      name: try root.required("name").text(), shape: try Self.shape(root.required("shape")),
      series: try root.required("series").integer(in: 1...100_000))
    if let node = root["cuts"] { cuts = try Self.cuts(node) }
    if let node = root["phi"] { phi = try node.window(in: 0.01...0.99) }
    if let node = root["chi"] { chi = try node.window(in: 0.1...10) }
    let word = try root.word(
      "chi_spacing", oneOf: Spacing.allCases.map(\.rawValue), default: spacing.rawValue)
    spacing = Spacing(rawValue: word)!
    margin = try root.number("margin", in: 0...5, default: margin)
    if let node = root["snapshots"] { snapshots = try SnapshotRule(node) }
    if let node = root["physics"] { physics = try AnnealingSettings(node) }
    validation = try root.number("validation", in: 0...0.5, default: validation)
    test = try root.number("test", in: 0...0.5, default: test)
    seed = try root.integer("seed", in: 0...UInt64.max, default: seed)
    compression = try root.integer("compression", in: 0...9, default: compression)
    guard fraction(ofDesignThatSeparates: 4096) > 0.01 else {
      throw root.error("no φ and χ in these ranges separate by the margin; raise chi")
    }
  }

  private static func shape(_ node: SettingsNode) throws(SettingsError) -> Shape {
    let sides = try node.list()
    guard sides.count == 3 else { throw node.error("expected three sides, such as [64, 64, 32]") }
    return Shape(
      nx: try sides[0].integer(in: 4...4096), ny: try sides[1].integer(in: 1...4096),
      nz: try sides[2].integer(in: 1...4096))
  }

  private static func cuts(_ node: SettingsNode) throws(SettingsError) -> PhaseCuts {
    let ends = try node.list()
    guard ends.count == 2 else { throw node.error("expected two cuts, such as [0.35, 0.65]") }
    let low = try ends[0].number(in: 0.001...0.999)
    return PhaseCuts(acceptorBelow: low, donorAbove: try ends[1].number(in: low...0.999))
  }
}

extension SnapshotRule {
  fileprivate init(_ node: SettingsNode) throws(SettingsError) {
    let keys = try node.mapping(allowing: [
      "at_most", "ratio", "onset", "longest_wavelength", "longest_log_time",
    ])
    self.init()
    atMost = try keys.integer("at_most", in: 1...100_000, default: atMost)
    ratio = try keys.number("ratio", in: 1.001...10, default: ratio)
    onset = try keys.number("onset", in: 0.01...1, default: onset)
    longestWavelength = try keys.number(
      "longest_wavelength", in: 4...1e4, default: longestWavelength)
    longestLogTime = try keys.number("longest_log_time", in: 0.1...8, default: longestLogTime)
  }
}
