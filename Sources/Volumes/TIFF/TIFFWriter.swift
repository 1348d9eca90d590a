internal import CTIFF

/// Writes a multipage TIFF that Fiji and napari open with its lengths in nm: page k is z = k.
///
/// The pages are packed by deflate. Plain ones would have to lie end to end: in a plain stack
/// ImageJ reads the first page's tags only and takes the rest of the file for pixels.
struct TIFFWriter {
  private let raster: Raster
  private let spacing: Spacing
  private let bytes: [UInt8]
  private let isBig: Bool

  /// - Parameter isBig: BigTIFF even where classic TIFF, which ends at 4 GB, would do.
  init(_ raster: Raster, isBig: Bool) {
    self.raster = raster
    spacing = raster.spacing ?? Spacing(cube: 1)
    bytes = raster.scalars.littleEndian
    self.isBig = isBig || needsBigTIFF(bytes: bytes.count, pages: raster.shape.nz)
  }

  func write() throws(VolumeFileError) {
    try writeAtomically(to: raster.path) { temporary throws(VolumeFileError) in
      let file = try TIFFHandle(path: temporary, isBig ? .writeBig : .write)
      for z in 0..<raster.shape.nz { try writePage(z, to: file) }
      guard TIFFFlush(file.tiff) == 1 else { throw failure(file) }
    }
  }

  private func writePage(_ z: Int, to file: TIFFHandle) throws(VolumeFileError) {
    let size = bytes.count / raster.shape.nz
    var page = Array(bytes[z * size..<(z + 1) * size])
    guard describePage(z, file), TIFFWriteEncodedStrip(file.tiff, 0, &page, tmsize_t(size)) == size,
      TIFFWriteDirectory(file.tiff) == 1
    else { throw failure(file) }
  }

  private func describePage(_ z: Int, _ file: TIFFHandle) -> Bool {
    let whole: [(Int32, Int)] = [
      (TIFFTAG_IMAGEWIDTH, raster.shape.nx), (TIFFTAG_IMAGELENGTH, raster.shape.ny),
      (TIFFTAG_ROWSPERSTRIP, raster.shape.ny), (TIFFTAG_BITSPERSAMPLE, bits),
      (TIFFTAG_SAMPLEFORMAT, Int(sampleFormat)), (TIFFTAG_SAMPLESPERPIXEL, 1),
      (TIFFTAG_COMPRESSION, Int(COMPRESSION_ADOBE_DEFLATE)),
      (TIFFTAG_PHOTOMETRIC, Int(PHOTOMETRIC_MINISBLACK)),
      (TIFFTAG_PLANARCONFIG, Int(PLANARCONFIG_CONTIG)),
      (TIFFTAG_RESOLUTIONUNIT, Int(RESUNIT_NONE)),
    ]
    return whole.allSatisfy { file.set($0.0, to: $0.1) }
      && file.set(TIFFTAG_XRESOLUTION, to: 1 / spacing.x)
      && file.set(TIFFTAG_YRESOLUTION, to: 1 / spacing.y)
      && (z > 0
        || file.set(TIFFTAG_IMAGEDESCRIPTION, to: ImageJNotes.text(for: raster, spacing)))
  }

  private var bits: Int {
    8 * raster.scalars.type().size
  }

  private var sampleFormat: Int32 {
    switch raster.scalars {
    case .bytes: SAMPLEFORMAT_UINT
    case .integers, .wide: SAMPLEFORMAT_INT
    case .reals: SAMPLEFORMAT_IEEEFP
    }
  }

  private func failure(_ file: TIFFHandle) -> VolumeFileError {
    .unwritable(path: file.path, reason: file.message)
  }
}

/// Whether pixels of so many bytes may lead beyond the 4 GB of classic TIFF, whose offsets have 32
/// bits. A page's own tags take well under 1 kB; that deflate packs the pixels is not counted on.
package func needsBigTIFF(bytes: Int, pages: Int) -> Bool { bytes + 1024 * pages >= 1 << 32 }
