import Descriptors
import Volumes

/// A change of a volume, and what each descriptor of the original becomes in the changed one.
struct Law: CustomStringConvertible, Sendable {
  let description: String
  let sides: Sides
  let change: @Sendable (Volume) -> Volume
  /// The descriptor of the original that equals this one of the changed volume; nil: no law.
  let origin: @Sendable (Attribute) -> Attribute?

  static let all = [
    Law(description: "mirror in x, open sides", sides: .open, change: mirrorX) { $0 },
    Law(description: "mirror in x, periodic sides", sides: .periodic, change: mirrorX) { $0 },
    Law(description: "mirror in y, open sides", sides: .open, change: mirrorY) { $0 },
    Law(description: "mirror in y, periodic sides", sides: .periodic, change: mirrorY) { $0 },
    Law(description: "x and y exchanged, open", sides: .open, change: transpose, origin: exchange),
    Law(
      description: "x and y exchanged, periodic", sides: .periodic, change: transpose,
      origin: exchange),
    Law(description: "periodic shift", sides: .periodic, change: shift, origin: uncut),
    Law(
      description: "phases swapped and z mirrored, open", sides: .open, change: turnOver,
      origin: counterpart),
    Law(
      description: "phases swapped and z mirrored, periodic", sides: .periodic, change: turnOver,
      origin: counterpart),
  ]

  private static func mirrorX(_ v: Volume) -> Volume {
    SampleVolumes.build(v.shape) { x, y, z in v[v.shape.nx - 1 - x, y, z] }
  }

  private static func mirrorY(_ v: Volume) -> Volume {
    SampleVolumes.build(v.shape) { x, y, z in v[x, v.shape.ny - 1 - y, z] }
  }

  private static func transpose(_ v: Volume) -> Volume {
    let shape = Shape(nx: v.shape.ny, ny: v.shape.nx, nz: v.shape.nz)
    return SampleVolumes.build(shape) { x, y, z in v[y, x, z] }
  }

  private static func shift(_ v: Volume) -> Volume {
    SampleVolumes.build(v.shape) { x, y, z in
      v[(x + v.shape.nx / 3) % v.shape.nx, (y + v.shape.ny / 2) % v.shape.ny, z]
    }
  }

  private static func turnOver(_ v: Volume) -> Volume {
    SampleVolumes.build(v.shape) { x, y, z in
      switch v[x, y, v.shape.nz - 1 - z] {
      case .donor: .acceptor
      case .acceptor: .donor
      case .mixed: .mixed
      }
    }
  }

  private static func exchange(_ name: Attribute) -> Attribute? {
    let pieces = name.rawValue.split(separator: "_")
    guard ["through", "chord"].contains(pieces[0]), pieces[2] != "z" else { return name }
    return Attribute(rawValue: "\(pieces[0])_\(pieces[1])_\(pieces[2] == "x" ? "y" : "x")")
  }

  /// Percolation along x and y is measured in the cut volume, so a shift may change it.
  private static func uncut(_ name: Attribute) -> Attribute? {
    name.rawValue.hasPrefix("through") && exchange(name) != name ? nil : name
  }

  /// Donor and anode trade places with acceptor and cathode. Some names have no counterpart.
  private static func counterpart(_ name: Attribute) -> Attribute? {
    let oneSided = ["vol_frac_D", "ABS_f_D", "ABS_wf_D"]
    if oneSided.contains(name.rawValue) || name.rawValue.hasPrefix("DISS") { return nil }
    let twins = [
      "D": "A", "A": "D", "An": "Ca", "Ca": "An", "DM": "AM", "AM": "DM", "DA": "DA",
    ]
    if name.rawValue.hasPrefix("D_eff_") {
      return Attribute(rawValue: "D_eff_" + (twins[String(name.rawValue.dropFirst(6))] ?? "M"))
    }
    let pieces = name.rawValue.split(separator: "_").map { twins[String($0)] ?? String($0) }
    return Attribute(rawValue: pieces.joined(separator: "_"))
  }
}
