/// Ising_OPV's morphology text, which the kinetic Monte Carlo simulator Excimontec opens.
///
/// A header, then the sites with z fastest and x slowest: a line `x,y,z,type` each or, compressed,
/// a line for each run of one type, the type's digit before the length of the run. Type 1 is the
/// donor, 2 the acceptor; there is no mixed one. The electrons leave at z = 0, the holes at the top.
///
/// - Source: Ising_OPV v4.0 `Morphology`, Excimontec v1.0 `OSC_Sim::createImportedMorphology`,
///   github.com/MikeHeiber.
enum IsingText {
  static let types = LabelMap([1: .donor, 2: .acceptor])

  /// Runs may pack a volume into a few bytes: what one file may hold, however small it is.
  private static let smallFileVoxels = 1 << 22

  static func read(_ file: FileBytes) throws(VolumeFileError) -> Raster {
    var lines = TextLines(file.withoutByteOrderMark)
    let header = try IsingHeader(&lines, in: file)
    let sites = IsingSites(header, file)
    let shape = header.shape
    let most = max(
      smallFileVoxels, file.all.count.clampedProduct(1032))
    guard shape.count <= most else {
      throw file.malformed(
        "the header's length, width and height", "\(shape)",
        allowed: "at most \(most) sites in a file of \(file.all.count) bytes")
    }
    let types = try header.isCompressed ? sites.runs(&lines) : sites.listed(&lines)
    return Raster(
      path: file.path, shape: shape, labels: Self.types,
      scalars: .bytes(reversingAxes(types, shape)))
  }

  static func write(_ raster: Raster, _ options: WriteOptions) throws(VolumeFileError) {
    guard case .bytes(let labels) = raster.scalars else {
      throw .unwritable(path: raster.path, reason: "Ising_OPV's text holds labels, not real values")
    }
    let mixed = labels.count { $0 == Phase.mixed.rawValue }
    guard mixed == 0 else {
      throw .unwritable(
        path: raster.path,
        reason: "Excimontec knows donor and acceptor sites only, and \(mixed) voxels are mixed;"
          + " give them to one of the two, such as --labels 0=donor,1=acceptor,3=acceptor")
    }
    let shape = raster.shape
    let header = IsingHeader.text(
      shape, sides: options.sides ?? .open, isCompressed: options.isCompressed,
      donors: labels.count { $0 == Phase.donor.rawValue })
    // GraSPI's 0 and 1 are Ising_OPV's 1 and 2.
    let turned = Shape(nx: shape.nz, ny: shape.ny, nz: shape.nx)
    let types = reversingAxes(labels.map { $0 + 1 }, turned)
    let sites = options.isCompressed ? runs(types) : listed(types, shape)
    try writeBytes([Array(header.utf8), sites], to: raster.path)
  }

  /// Each run ends its line: Excimontec takes a last line without an end for a file cut short.
  private static func runs(_ types: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    for index in 1...types.count where index == types.count || types[index] != types[start] {
      text.append(contentsOf: "\(types[start])\(index - start)\n".utf8)
      start = index
    }
    return text
  }

  /// The last line has no end: Ising_OPV takes an empty line after it for one more site.
  private static func listed(_ types: [UInt8], _ shape: Shape) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(12 * types.count)
    for x in 0..<shape.nx {
      for y in 0..<shape.ny {
        for z in 0..<shape.nz {
          let type = types[(x * shape.ny + y) * shape.nz + z]
          text.append(contentsOf: "\(x),\(y),\(z),\(type)\n".utf8)
        }
      }
    }
    text.removeLast()
    return text
  }
}
