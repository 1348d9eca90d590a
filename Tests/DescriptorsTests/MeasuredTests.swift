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
