import Descriptors
import Foundation
import Testing
import Volumes

@Suite("Measurements as documents")
struct MeasuredTests {
  let bilayer = SampleVolumes.build(Shape(nx: 4, ny: 4, nz: 4)) { _, _, z in
    z < 2 ? .acceptor : .donor
  }

  @Test func `JSON keeps the catalogue's order and says null and inf`() throws {
    let json = Measured(bilayer, sides: .open).json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?.count == Attribute.known.count - Attribute.process.count)
    #expect(object?["vol_frac_D"] as? Double == 0.5)
    #expect(object?["tau_D"] as? String == "inf")
    #expect(object?["tau_M"] is NSNull)
    let names = json.split(separator: "\n").compactMap { line in
      line.split(separator: "\"").dropFirst().first.map(String.init)
    }
    #expect(names == Attribute.known.filter { !Attribute.process.contains($0) }.map(\.rawValue))
  }

  @Test func `JSON fits one line when asked to`() {
    let json = Measured(bilayer, sides: .open, quantities: .conditions).json(indent: 0)
    let expected =
      "{\"vol_frac_D\": 0.5, \"vol_frac_M\": 0, \"tortuosity_A\": 1, \"tortuosity_D\": 1}"
    #expect(json == expected)
  }

  @Test func `what was not asked for is not there`() {
    let found = Measured(bilayer, sides: .open, quantities: .conditions)
    #expect(found.values.map(\.attribute) == Attribute.conditions)
    #expect(found[.donorVoxels] == nil)
  }

  @Test func `each descriptor measured alone is the one measured with all`() {
    let volume = SampleVolumes.blobs(Shape(nx: 12, ny: 11, nz: 9), seed: 4)
    let all = Measured(volume, sides: .periodic)
    #expect(Attribute.measurable == all.values.map(\.attribute))
    for name in Attribute.measurable {
      let quantities = Quantities(measuring: [name])
      let alone = Measured(volume, sides: .periodic, quantities: quantities)
      #expect(quantities != .all && alone[name] == all[name], "\(name)")
    }
    #expect(Quantities(measuring: Attribute.measurable) == .all)
    #expect(Quantities(measuring: Attribute.process) == [])
    let few = all.only([.donorDomainSize, .phi, .donorFraction])
    #expect(few.values.map(\.attribute) == [.donorDomainSize, .donorFraction])
    #expect(few[.donorFraction] == all[.donorFraction] && few[.donorVoxels] == nil)
  }

  @Test func `only diffusion has a tolerance`() {
    let names = Attribute.known.filter(\.hasTolerance).map(\.rawValue)
    #expect(names == ["tau_D", "tau_A", "tau_M", "D_eff_D", "D_eff_A", "D_eff_M"])
    #expect(Measured(bilayer, sides: .open, tolerance: 1e-3).tolerance == 1e-3)
  }

  @Test func `several threads may measure at once`() async {
    let volumes = (0..<8 as Range<UInt64>).map {
      SampleVolumes.blobs(Shape(nx: 16, ny: 16, nz: 8), seed: $0)
    }
    let expected = volumes.map { Measured($0, sides: .periodic, threads: 1).json() }
    let found = await withTaskGroup(of: (Int, String).self) { group in
      for (i, volume) in volumes.enumerated() {
        group.addTask { (i, Measured(volume, sides: .periodic, threads: 2).json()) }
      }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    for i in volumes.indices { #expect(found[i] == expected[i]) }
  }
}
