internal import CTIFF

/// The resolution of an image: pixels along a length, and the length in nm.
struct PixelDensity {
  let x: Double
  let y: Double
  /// nil where the unit is none.
  let unit: Double?
}

extension PixelDensity {
  /// Reads the page at which `file` stands.
  init(_ file: TIFFHandle) {
    x = file.float(TIFFTAG_XRESOLUTION)
    y = file.float(TIFFTAG_YRESOLUTION)
    switch Int32(file.uint16(TIFFTAG_RESOLUTIONUNIT)) {
    case RESUNIT_INCH: unit = LengthUnit.nanometres("inch")
    case RESUNIT_CENTIMETER: unit = LengthUnit.nanometres("cm")
    default: unit = nil
    }
  }
}
