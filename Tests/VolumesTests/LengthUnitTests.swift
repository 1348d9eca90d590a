import Testing
import Volumes

struct LengthUnitTests {
  @Test(arguments: [
    ("nm", 1), ("um", 1e3), ("µm", 1e3), ("\u{3BC}m", 1e3), ("\\u00B5m", 1e3), ("micron", 1e3),
    ("Microns", 1e3), ("mm", 1e6), ("cm", 1e7), ("m", 1e9), ("Å", 0.1), ("\u{212B}", 0.1),
    ("A\u{30A}", 0.1), ("\\u00C5", 0.1), ("angstrom", 0.1), ("Angstroms", 0.1), ("A", 0.1),
    ("pm", 1e-3), ("inch", 25.4e6), ("inches", 25.4e6), ("in", 25.4e6), ("\"", 25.4e6),
    ("\"um\"", 1e3), (" nm ", 1), ("nanometers", 1), ("micrometre", 1e3), ("feet", 304.8e6),
  ])
  func `a unit of length has its nanometres`(_ name: String, _ length: Double) {
    #expect(LengthUnit.nanometres(name) == length)
  }

  @Test(arguments: ["", "pixel", "pixels", "Mm", "second", "\\uZZZZ", "\\", "reference frame"])
  func `what is no unit of length has none`(_ name: String) {
    #expect(LengthUnit.nanometres(name) == nil)
  }
}
