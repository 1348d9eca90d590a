internal import CTIFF

/// What the tags of one page say: its size and how its pixels are stored.
struct TIFFPage: Equatable {
  let width: Int
  let height: Int
  /// The number of slabs in the page, by SGI's tag ImageDepth.
  let depth: Int
  /// Bits of a sample: 1, 2, 4, or those of `type`.
  let bits: Int
  /// The number that a sample becomes.
  let type: ScalarType
  /// Samples of a pixel, and which of them are grey or colour rather than opacity.
  let samples: Int
  let greys: Int
  /// Whether each sample has a plane of its own.
  let isPlanar: Bool
  let isTiled: Bool
  let isCompressed: Bool
  /// A thumbnail or a mask of another page.
  let isReduced: Bool

  /// Samples that lie side by side.
  var samplesInRow: Int { isPlanar ? 1 : samples }
  /// The planes that are stored one after the other.
  var planes: Int { isPlanar ? samples : 1 }
  /// The bytes of one stored row.
  var rowSize: Int { (width * samplesInRow * bits + 7) / 8 }
  /// The stored bytes of all slabs and planes.
  var size: Int { rowSize * height * depth * planes }
  /// The bytes of one slab as numbers.
  var slabSize: Int { width * height * type.size }

  /// Whether the pages are slabs of one volume.
  func fits(_ other: TIFFPage) -> Bool {
    (width, height, depth, type, samples) == (
      other.width, other.height, other.depth, other.type, other.samples
    )
  }

  init(_ file: TIFFHandle, number: Int) throws(VolumeFileError) {
    width = file.uint32(TIFFTAG_IMAGEWIDTH)
    height = file.uint32(TIFFTAG_IMAGELENGTH)
    depth = file.depth(TIFFTAG_IMAGEDEPTH)
    isTiled = TIFFIsTiled(file.tiff) != 0
    isCompressed = file.uint16(TIFFTAG_COMPRESSION) != COMPRESSION_NONE
    isReduced =
      file.uint32(TIFFTAG_SUBFILETYPE) & Int(FILETYPE_REDUCEDIMAGE | FILETYPE_MASK) != 0
      || file.uint16(TIFFTAG_OSUBFILETYPE) == OFILETYPE_REDUCEDIMAGE
    isPlanar = file.uint16(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE
    let name = "page \(number)"
    samples = file.uint16(TIFFTAG_SAMPLESPERPIXEL)
    guard width > 0, height > 0, depth > 0, samples > 0,
      Shape(checking: width, height, depth.clampedProduct(samples)) != nil
    else {
      throw .malformed(
        path: file.path, field: "\(name)'s size", found: "\(width)×\(height)",
        allowed: "at least one pixel")
    }
    greys = try Self.greys(file, samples, name)
    bits = file.uint16(TIFFTAG_BITSPERSAMPLE)
    type = try Self.type(file, name)
  }

  /// How many of the samples are grey or colour.
  private static func greys(
    _ file: TIFFHandle, _ samples: Int, _ name: String
  ) throws(VolumeFileError) -> Int {
    let photometric = Int32(file.uint16(TIFFTAG_PHOTOMETRIC))
    let extra = file.extraSamples
    switch photometric {
    case PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MASK:
      return extra.isAlpha ? max(1, samples - extra.count) : samples
    case PHOTOMETRIC_PALETTE where samples == 1: return 1
    case PHOTOMETRIC_RGB where samples >= 3: return extra.count > 0 && !extra.isAlpha ? samples : 3
    default:
      throw .malformed(
        path: file.path, field: "\(name)'s photometric interpretation",
        found: "\(photometric) with \(samples) samples per pixel",
        allowed: "grey, a palette, or RGB of equal samples")
    }
  }

  private static func type(_ file: TIFFHandle, _ name: String) throws(VolumeFileError) -> ScalarType
  {
    let bits = file.uint16(TIFFTAG_BITSPERSAMPLE)
    let format = Int32(file.uint16(TIFFTAG_SAMPLEFORMAT))
    let prefixes = [
      SAMPLEFORMAT_UINT: "uint", SAMPLEFORMAT_INT: "int", SAMPLEFORMAT_IEEEFP: "float",
      SAMPLEFORMAT_VOID: "uint",
    ]
    if [1, 2, 4].contains(bits), format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID {
      return .uint8
    }
    guard let prefix = prefixes[format], let type = ScalarType(rawValue: "\(prefix)\(bits)")
    else {
      throw .malformed(
        path: file.path, field: "\(name)'s pixels",
        found: "\(bits) bits of sample format \(format)",
        allowed: "whole numbers of 1, 2, 4, 8, 16, 32 or 64 bits, reals of 16, 32 or 64")
    }
    return type
  }
}
