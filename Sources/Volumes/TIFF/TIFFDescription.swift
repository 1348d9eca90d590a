internal import CTIFF

/// What the description of a stack's first page says of the stack, whichever program wrote it.
struct TIFFDescription {
  /// The axes along which the planes lie, where it says that.
  var layout: PlaneLayout?
  /// Lengths of a voxel, nm, where it says them.
  var lengths = VoxelLengths()
  var labels: LabelMap?
  /// Whether one page stands for all planes, which follow its pixels without pages of their own.
  var mayBeOnePage = false
  /// Whether planes beyond those of `layout` belong to other images of the same file.
  var hasOtherImages = false
  /// What the description calls the number of planes, for messages.
  var countName = "the description's images"
  var remarks: [String] = []

  /// Reads the page at which `file` stands.
  init(_ file: TIFFHandle) throws(VolumeFileError) {
    let text = file.text(TIFFTAG_IMAGEDESCRIPTION) ?? ""
    if text.hasPrefix("ImageJ=") {
      ImageJNotes(text).describe(&self, file)
    } else if text.hasPrefix("{"), let notes = ShapedNotes(text) {
      notes.describe(&self, file)
    } else if let ome = try OMENotes(text, path: file.path) {
      try ome.describe(
        &self, samples: max(1, file.uint16(TIFFTAG_SAMPLESPERPIXEL)), path: file.path)
    }
    lengths.fill(from: TIFFResolution(file))
    if let remark = lengths.remark { remarks.append(remark) }
  }
}

/// What is known of the length of a voxel along each axis, nm.
struct VoxelLengths {
  var x: Double?
  var y: Double?
  var z: Double?
  /// Why a length that the file gives was passed over.
  var remark: String?
  /// Whether a resolution without a unit of its own is no length here.
  var isSettled = false

  /// The lengths, where they are known; what is not said along y or z is as along x.
  var spacing: Spacing? {
    guard let x = x ?? y else { return nil }
    return Spacing(checking: x, y ?? x, z ?? x)
  }

  /// Takes the page's resolution where nothing else said a length.
  mutating func fill(from resolution: TIFFResolution) {
    guard !isSettled, x == nil, y == nil else { return }
    switch ImageResolution.length(perLength: resolution.x, unit: resolution.unit) {
    case .none: return
    case .length(let length):
      x = length
      if case .length(let other) = ImageResolution.length(
        perLength: resolution.y, unit: resolution.unit)
      {
        y = other
      }
    case .implausible(let length):
      remark = ImageResolution.remark(length)
    }
  }
}

/// The resolution of a page: pixels along a length, and the length in nm.
struct TIFFResolution {
  let x: Double
  let y: Double
  /// nil where the unit is none.
  let unit: Double?

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
