import Descriptors
import Foundation
import Testing
import Volumes

@Suite("Volumes whose descriptors are known in closed form")
struct ClosedFormTests {
  let shape = Shape(nx: 12, ny: 10, nz: 32)

  @Test(arguments: Sides.allCases)
  func `a film of donor alone`(sides: Sides) {
    let found = Measured(Volume(shape: shape, filledWith: .donor), sides: sides, pixel: 2)
    #expect(found.values(of: Attribute.conditions) == [1, 0, 0, 1])
    #expect(found[.donorComponents] == 1 && found[.acceptorComponents] == 0)
    #expect(found[.connectedFaceFraction] == nil && found[.acceptorAtCathodeFraction] == nil)
    #expect(found[.donorDissociation] == 0 && found[.mixedDissociation] == nil)
    #expect(found[.donorVoxelsAtAnode] == 120)
    let q = exp(-2.0 / 100)  // a geometric series over depths 1 … nz
    let series = q * (1 - pow(q, 32)) / (1 - q) / 32
    expect(found[.donorAbsorption], near: series, 1e-13, "order of summation")
    expect(found[.donorTortuosityFactor], near: 1, 1e-12, "a solid block")
    #expect(found[.acceptorTortuosityFactor] == nil)
  }

  @Test(arguments: Sides.allCases)
  func `a bilayer with the donor at the anode`(sides: Sides) {
    let volume = SampleVolumes.build(shape) { _, _, z in z >= 16 ? .donor : .acceptor }
    let found = Measured(volume, sides: sides)
    #expect(found.values(of: Attribute.conditions) == [0.5, 0, 1, 1])
    #expect(found[.interfaceFaces] == 120 && found[.connectedFaces] == 120)
    #expect(found[.donorContactVoxels] == 120 && found[.acceptorContactVoxels] == 120)
    #expect(found[.donorNearInterface] == 10.0 / 16)  // ½, 1½, … 9½ lie within 10
    let weights = (0..<10).map { 6.265 * exp(-pow((Double($0) + 23.5) / 17.17, 2)) }
    expect(found[.donorDissociation], near: weights.reduce(0, +) / 16, 1e-13, "ten layers")
    expect(found[.donorAcceptorArea], near: 1.0 / 32, 1e-15, "one face per column")
    #expect(found[.donorTortuosityFactor] == .infinity && found[.donorDiffusivity] == 0)
    #expect(found[.donorThroughZ] == 0 && found[.donorThroughX] == 1)
  }

  @Test func `a bilayer upside down connects nothing`() {
    let volume = SampleVolumes.build(shape) { _, _, z in z < 16 ? .donor : .acceptor }
    let found = Measured(volume, sides: .open)
    #expect(found.values(of: Attribute.conditions) == [0.5, 0, 0, 0])
    #expect(found[.connectedFaceFraction] == 0 && found[.donorAtAnodeFraction] == 0)
  }

  @Test func `pillars are straight and conduct by their share`() {
    let volume = SampleVolumes.build(shape) { x, y, _ in
      x % 4 == 1 && y % 5 == 2 ? .donor : .acceptor
    }
    let found = Measured(volume, sides: .periodic)
    #expect(found.values(of: Attribute.conditions) == [0.05, 0, 1, 1])
    #expect(found[.donorComponents] == 6 && found[.donorComponentsAtAnode] == 6)
    #expect(found[.interfaceFaces] == 768)  // 6 pillars, 4 faces, 32 slabs
    expect(found[.donorDiffusivity], near: 0.05, 1e-12, "parallel rods")
    expect(found[.donorTortuosityFactor], near: 1, 1e-12, "parallel rods")
  }

  @Test(arguments: [(Sides.open, 3.0), (.periodic, 4.0)])
  func `lamellae join across periodic sides`(sides: Sides, interfaces: Double) {
    let volume = SampleVolumes.build(shape) { x, _, _ in x / 3 % 2 == 0 ? .donor : .acceptor }
    let found = Measured(volume, sides: sides)
    #expect(found[.interfaceFaces] == interfaces * 320)
    #expect(found[.donorThroughX] == 0 && found[.donorThroughY] == 1)
    #expect(found[.donorStraightness] == 1 && found[.acceptorStraightness] == 1)
  }

  @Test func `an island belongs to no electrode`() {
    let volume = SampleVolumes.build(shape) { x, y, z in
      (4...6).contains(x) && (4...6).contains(y) && (9...11).contains(z) ? .donor : .acceptor
    }
    let found = Measured(volume, sides: .open)
    #expect(found[.donorStraightness] == 0 && found[.donorAtAnodeFraction] == 0)
    #expect(found[.connectedFaces] == 0 && found[.interfaceFaces] == 54)
    #expect(found[.donorContactVoxels] == 0 && found[.acceptorContactVoxels] == 98)
    #expect(found[.donorTortuosityFactor] == .infinity)
  }
}
