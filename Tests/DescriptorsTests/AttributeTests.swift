import Descriptors
import Testing
import Volumes

@Suite("Attributes")
struct AttributeTests {
  @Test func `every measured descriptor is explained`() {
    let volume = SampleVolumes.blobs(Shape(nx: 6, ny: 6, nz: 5), seed: 1)
    let measured = Measured(volume, sides: .open).values.map(\.attribute)
    #expect(measured + Attribute.process == measured + Attribute.known.filter(isProcess))
    #expect(measured == Attribute.known.filter { !isProcess($0) })
  }

  private func isProcess(_ name: Attribute) -> Bool { Attribute.process.contains(name) }

  @Test func `names are unique and labels carry name and unit`() {
    #expect(Set(Attribute.known).count == Attribute.known.count)
    for info in AttributeInfo.catalogue {
      #expect(info.label.contains(info.attribute.rawValue))
      #expect(info.unit == "1" || info.label.contains(info.unit))
    }
  }

  @Test func `the axes call tortuosity_D and tortuosity_A straight-path fractions`() {
    for name in [Attribute.donorStraightness, .acceptorStraightness] {
      #expect(name.info!.label.contains("straight-path fraction"))
      #expect(name.info!.range == 0...1)
    }
  }

  @Test func `measured values lie in the stated range`() {
    for seed in 0..<10 as Range<UInt64> {
      let volume = SampleVolumes.blobs(Shape(nx: 10, ny: 9, nz: 8), seed: seed)
      for (name, value) in Measured(volume, sides: .periodic).values {
        guard let value else { continue }
        #expect(name.info!.range.contains(value), "\(name)")
      }
    }
  }

  @Test(arguments: [
    ("tortuosty_D", "tortuosity_D"), ("vol_frac_d", "vol_frac_D"), ("volfrac_M", "vol_frac_M"),
    ("logtime", "log_time"), ("hpi", "phi"), ("taw_A", "tau_A"), ("STAT_CC_D_Ann", "STAT_CC_D_An"),
  ])
  func `a misspelling finds the nearest name`(misspelt: String, meant: String) {
    #expect(Attribute.nearest(to: misspelt)?.rawValue == meant)
  }

  @Test func `a foreign name is not explained`() {
    #expect(Attribute(rawValue: "viscosity").info == nil)
    #expect(Attribute.nearest(to: "phi", among: []) == nil)
  }
}
