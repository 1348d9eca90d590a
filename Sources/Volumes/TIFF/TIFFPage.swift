internal import CTIFF

/// What the tags of one page say: its size and how its pixels are stored.
struct TIFFPage: Equatable {
  let width: Int
  let height: Int
  let type: ScalarType
  let isTiled: Bool
  let isCompressed: Bool

  /// The bytes of one row of pixels.
  var rowSize: Int { width * type.size }
  var size: Int { rowSize * height }

  init(_ file: TIFFHandle, number: Int) throws(VolumeFileError) {
    width = file.uint32(TIFFTAG_IMAGEWIDTH)
    height = file.uint32(TIFFTAG_IMAGELENGTH)
    isTiled = TIFFIsTiled(file.tiff) != 0
    isCompressed = file.uint16(TIFFTAG_COMPRESSION) != COMPRESSION_NONE
    let name = "page \(number)"
    guard width > 0, height > 0, Shape(checking: width, height, 1) != nil else {
      throw .malformed(
        path: file.path, field: "\(name)'s size", found: "\(width)×\(height)",
        allowed: "at least one pixel")
    }
    let samples = file.uint16(TIFFTAG_SAMPLESPERPIXEL)
    guard samples == 1 else {
      throw .malformed(
        path: file.path, field: "\(name)'s samples per pixel", found: "\(samples)",
        allowed: "1 (grey, not colour)")
    }
    type = try Self.type(file, name)
  }

  private static func type(_ file: TIFFHandle, _ name: String) throws(VolumeFileError) -> ScalarType
  {
    let bits = file.uint16(TIFFTAG_BITSPERSAMPLE)
    let format = file.uint16(TIFFTAG_SAMPLEFORMAT)
    let prefixes = [
      SAMPLEFORMAT_UINT: "uint", SAMPLEFORMAT_INT: "int", SAMPLEFORMAT_IEEEFP: "float",
      SAMPLEFORMAT_VOID: "uint",
    ]
    guard let prefix = prefixes[Int32(format)], let type = ScalarType(rawValue: "\(prefix)\(bits)")
    else {
      throw .malformed(
        path: file.path, field: "\(name)'s pixels",
        found: "\(bits) bits of sample format \(format)",
        allowed: "whole numbers of 8, 16, 32 or 64 bits, reals of 32 or 64")
    }
    return type
  }
}
