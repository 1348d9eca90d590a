internal import CTIFF

/// What the description of a stack's first page says of the stack, whichever program wrote it.
struct TIFFDescription {
  /// The axes along which the planes lie, where it gives them.
  var layout: PlaneLayout?
  /// Lengths of a voxel, nm, where it gives them.
  var lengths = VoxelLengths()
  var labels: LabelMap?
  /// Whether one page stands for all planes, which follow its pixels without pages of their own.
  var mayBeOnePage = false
  /// Whether planes beyond those of `layout` belong to other images of the same file.
  var hasOtherImages = false
  /// Whether the samples of a pixel, in planes of their own, may be an array's first axis.
  var mayHaveSamplesAsSlabs = false
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
    lengths.fill(from: PixelDensity(file))
    if let remark = lengths.remark { remarks.append(remark) }
  }
}
