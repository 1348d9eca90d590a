/// The lines before the sites of an Ising_OPV morphology: version, sides, boundaries, types.
///
/// - Source: Ising_OPV v4.0 `Morphology::outputMorphologyFile` and `importMorphologyFile`, github.com
///   MikeHeiber/Ising_OPV.
struct IsingHeader {
  let shape: Shape
  /// Whether sites are runs of one type rather than a line each.
  let isCompressed: Bool

  /// Reads the header from `lines`, which then stand at the first site.
  init(_ lines: inout TextLines, in file: FileBytes) throws(VolumeFileError) {
    let first = lines.next() ?? ""
    guard first.hasPrefix("Ising_OPV v"), let version = Self.version(first) else {
      throw file.malformed(
        "line 1", quoted(first), allowed: "Ising_OPV v3.2 or v4.0 and the word compressed or un…")
    }
    isCompressed = !first.contains("uncompressed")
    var sides: [Int] = []
    for name in ["length", "width", "height"] {
      sides.append(try Self.whole(1..., name, &lines, file))
    }
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
      throw file.malformed(
        "the header's length, width and height", "\(sides)", allowed: "sides that can be counted")
    }
    self.shape = shape
    try Self.skipNumbers(version, &lines, file)
  }

  /// 3 or 4, the versions whose layout is known.
  private static func version(_ line: String) -> Int? {
    if line.hasPrefix("Ising_OPV v4") { return 4 }
    return line.hasPrefix("Ising_OPV v3.2") ? 3 : nil
  }

  /// Passes over the boundaries, and the domain size and fraction of every type.
  private static func skipNumbers(
    _ version: Int, _ lines: inout TextLines, _ file: FileBytes
  ) throws(VolumeFileError) {
    var numbers = 3
    if version == 4 {
      for axis in ["x", "y", "z"] {
        _ = try whole(0...1, "periodic \(axis)", &lines, file)
      }
      numbers = 2 * (try whole(1...9, "number of site types", &lines, file))
    }
    for _ in 0..<numbers {
      guard let line = lines.next(), Double(line) != nil else {
        throw file.malformed(
          "line \(lines.number)", quoted(lines.last), allowed: "a domain size or a fraction")
      }
    }
  }

  private static func whole(
    _ allowed: some RangeExpression<Int>, _ name: String, _ lines: inout TextLines,
    _ file: FileBytes
  ) throws(VolumeFileError) -> Int {
    guard let line = lines.next(), let value = Int(line), allowed.contains(value) else {
      throw file.malformed(
        "the header's \(name), line \(lines.number),", quoted(lines.last),
        allowed: "a whole number")
    }
    return value
  }

  /// The header of `volume`; lengths of domains are left at 0, as before they are determined.
  static func text(_ shape: Shape, sides: Sides, isCompressed: Bool, donors: Int) -> String {
    let periodic = sides == .periodic ? 1 : 0
    let fraction = Double(donors) / Double(shape.count)
    let numbers = [
      shape.nx, shape.ny, shape.nz, periodic, periodic, 0, IsingText.types.phases.count, 0, 0,
    ]
    let kind = isCompressed ? "compressed" : "uncompressed"
    return "Ising_OPV v4.0.0 - \(kind) format\n"
      + numbers.map { "\($0)\n" }.joined() + "\(fraction)\n\(1 - fraction)\n"
  }
}
