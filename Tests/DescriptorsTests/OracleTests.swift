import Descriptors
import Foundation
import Testing
import Volumes

@Suite("Ground truth of GraSPI and TauFactor", .enabled(if: Oracles.available, "no oracles here"))
struct OracleTests {
  static let runs = [
    ("p0_s1", Sides.open, 1.0), ("p1_s1", .periodic, 1), ("p0_s2", .open, 2),
    ("p0_s0.5", .open, 0.5),
  ]

  /// 1e-5: the reference adds single-precision numbers and prints nine digits.
  @Test(arguments: Oracles.names)
  func `all recorded descriptors of GraSPI are met`(name: String) throws {
    let volume = try Oracles.volume(name)
    let recorded = try #require(try Oracles.object(name + ".json")["runs"] as? [String: Any])
    for (run, sides, pixel) in Self.runs {
      guard let values = recorded[run] as? [String: Any] else { continue }
      try #require(values.count > 20)
      let found = Measured(volume, sides: sides, pixel: pixel, quantities: [.conditions, .graph])
      for (key, value) in values {
        let expected = (value as? NSNumber)?.doubleValue
        let ours = withSlip(found, key, volume, sides)
        expect(ours, near: expected, 1e-5, "\(key) of \(name) in \(run)")
      }
    }
  }

  /// What the reference would say of our values, its known slips included.
  private func withSlip(
    _ found: Measured, _ key: String, _ volume: Volume, _ sides: Sides
  ) -> Double? {
    switch key {
    case "CT_n_D_adj_An", "CT_n_A_adj_Ca":  // counts the electrode itself
      found[Attribute(rawValue: key)].map { $0 + 1 }
    case "STAT_CC_M_AnCa":  // counts every component
      found[.mixedComponents]
    case "CT_f_M_tort1_An":
      ReferenceSlips.straightMixed(volume, sides: sides, from: volume.shape.nz - 1)
    case "CT_f_M_tort1_Ca":
      ReferenceSlips.straightMixed(volume, sides: sides, from: 0)
    default: found[Attribute(rawValue: key)]
    }
  }

  @Test(arguments: Oracles.names)
  func `Binodal's names agree with GraSPI's`(name: String) throws {
    let found = Measured(try Oracles.volume(name), sides: .open)
    #expect(found[.donorStraightness] == found[.donorStraightFraction])
    #expect(found[.acceptorStraightness] == found[.acceptorStraightFraction])
    #expect(found[.donorFraction] == found[.donorVoxelFraction])
    #expect(found[.mixedFraction] == found[.mixedVoxelFraction])
  }

  @Test(arguments: Oracles.names)
  func `the tortuosity factor agrees with conjugate gradients in float64`(name: String) throws {
    guard let recorded = try? Oracles.object(name + ".taufactor.json"),
      let phases = recorded["phases"] as? [String: [String: Any]]
    else { return }
    let volume = try Oracles.volume(name)
    for (code, values) in phases {
      let phase = try #require(UInt8(code).flatMap(Phase.init))
      let found = EffectiveDiffusivity(of: phase, in: volume, sides: .open)
      let solved = values["independent_cg_float64"] as? [String: Any]
      let expected = (solved?["tau"] as? NSNumber)?.doubleValue ?? .infinity
      expect(found.tortuosityFactor, near: expected, 1e-5, "tau of \(code) in \(name)")
    }
  }

  @Test(arguments: Oracles.names)
  func `interfaces and percolation agree with TauFactor`(name: String) throws {
    guard let recorded = try? Oracles.object(name + ".taufactor.json"),
      let metrics = recorded["metrics"] as? [String: Any]
    else { return }
    let volume = try Oracles.volume(name)
    let pairs: [(String, Attribute)] = [
      ("0-1", .donorAcceptorArea), ("0-3", .donorMixedArea), ("1-3", .acceptorMixedArea),
    ]
    let sides = [("unnormalised", Sides.open), ("yx_periodic", .periodic)]
    for (key, sides) in sides {
      let found = Measured(volume, sides: sides, quantities: .geometry)
      let faces = metrics["interfacial_area_faces_" + key] as? [String: Double] ?? [:]
      for (pair, name) in pairs {
        guard let expected = faces[pair] else { continue }
        expect(found[name]! * Double(volume.shape.count), near: expected, 1e-12, "\(name)")
      }
    }
    let found = Measured(volume, sides: .open, quantities: .geometry)
    let through = metrics["through_fraction_z"] as? [String: [Double]] ?? [:]
    for (code, name) in [("0", Attribute.donorThroughZ), ("1", .acceptorThroughZ)] {
      guard let expected = through[code]?.first else { continue }
      expect(found[name], near: expected, 1e-6, "\(name): recorded in single precision")
    }
  }
}
