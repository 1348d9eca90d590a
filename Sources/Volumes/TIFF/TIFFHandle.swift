internal import CTIFF
import Foundation

/// One open TIFF file of libtiff, which stands at one of its pages.
final class TIFFHandle {
  let path: String
  private let file: UnsafeMutablePointer<ctiff_file>

  enum Mode: String {
    /// Without memory mapping: a file that shrinks while it is read must not raise a signal.
    case read = "rm"
    case write = "w"
    /// BigTIFF, whose offsets have 64 bits.
    case writeBig = "w8"
  }

  /// - Parameter allocationLimit: The most bytes libtiff may take at once; 0 for no limit.
  init(path: String, _ mode: Mode, allocationLimit: Int = 0) throws(VolumeFileError) {
    self.path = path
    guard let file = ctiff_open(path, mode.rawValue, Int64(allocationLimit)) else {
      throw .unreadable(path: path, reason: "memory is out")
    }
    self.file = file
    guard tiff != nil else {
      throw mode == .read
        ? .malformed(path: path, field: "the file", found: message, allowed: "TIFF")
        : .unwritable(path: path, reason: message)
    }
  }

  deinit { ctiff_close(file) }

  var tiff: OpaquePointer? { file.pointee.tiff }

  /// Whether libtiff met an error, or a tag that it could not read.
  var hasComplaint: Bool { ctiff_message(file)[0] != 0 }

  /// What libtiff first complained of.
  var message: String {
    let text = String(cString: ctiff_message(file))
    return text.isEmpty ? systemError() : text
  }

  func uint16(_ tag: Int32) -> Int { Int(ctiff_u16(file, UInt32(tag))) }
  func uint32(_ tag: Int32) -> Int { Int(ctiff_u32(file, UInt32(tag))) }
  func float(_ tag: Int32) -> Double { Double(ctiff_float(file, UInt32(tag))) }

  /// 1 where the tag is missing.
  func depth(_ tag: Int32) -> Int { Int(ctiff_depth(file, UInt32(tag))) }

  /// The number of samples beyond grey or colour, and whether the first of them is opacity.
  var extraSamples: (count: Int, isAlpha: Bool) {
    var kind: UInt16 = 0
    let count = Int(ctiff_extra_samples(file, &kind))
    return (count, count > 0 && kind != EXTRASAMPLE_UNSPECIFIED)
  }

  /// Text is UTF-8, or Latin-1 where it cannot be that.
  func text(_ tag: Int32) -> String? {
    guard let start = ctiff_text(file, UInt32(tag)) else { return nil }
    if let text = String(validatingCString: start) { return text }
    let bytes = UnsafeBufferPointer(start: start, count: strlen(start))
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar(UInt8(bitPattern: $0)) }))
  }

  func set(_ tag: Int32, to value: Int) -> Bool {
    switch tag {
    case TIFFTAG_IMAGEWIDTH, TIFFTAG_IMAGELENGTH, TIFFTAG_ROWSPERSTRIP, TIFFTAG_SUBFILETYPE:
      ctiff_set_u32(file, UInt32(tag), UInt32(value)) == 1
    default: ctiff_set_u16(file, UInt32(tag), UInt16(value)) == 1
    }
  }

  func set(_ tag: Int32, to value: Double) -> Bool {
    ctiff_set_double(file, UInt32(tag), value) == 1
  }

  func set(_ tag: Int32, to text: String) -> Bool {
    ctiff_set_text(file, UInt32(tag), text) == 1
  }
}
