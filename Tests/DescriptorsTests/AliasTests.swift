import Descriptors
import Randomness
import Testing
import Volumes

struct AliasTests {
  @Test func `every synonym is measured to the same value as its canonical name`() throws {
    var random = SplitMix64(seed: 4)
    let codes: [UInt8] = [0, 1, 3]
    let labels = (0..<(6 * 5 * 4)).map { _ in codes[Int.random(in: 0..<3, using: &random)] }
    let volume = Volume(
      shape: Shape(nx: 6, ny: 5, nz: 4), spacing: Spacing(cube: 1), labels: labels)
    let measured = Measured(volume, sides: .open, quantities: [.conditions, .paths])
    let aliases = Attribute.known.filter { $0.canonical != $0 }
    #expect(aliases.count == 4)
    for alias in aliases {
      #expect(measured[alias] == measured[alias.canonical], "\(alias)")
      #expect(alias.canonical.canonical == alias.canonical && alias.synonyms.contains(alias))
    }
  }

  @Test func `a name is found among others by its synonym`() {
    #expect(Attribute.spelling(of: "ABS_f_D", among: ["phi", "vol_frac_D"]) == "vol_frac_D")
    #expect(Attribute.spelling(of: "ABS_f_D", among: ["vol_frac_D", "ABS_f_D"]) == "ABS_f_D")
    #expect(Attribute.spelling(of: "ABS_f_D", among: ["vol_frac_M"]) == nil)
  }
}
