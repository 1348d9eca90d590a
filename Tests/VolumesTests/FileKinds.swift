import Testing
import Volumes

/// One way to write a volume: a format with one choice of its options.
struct FileKind: Sendable, CustomTestStringConvertible {
  let ending: String
  let options: WriteOptions
  let testDescription: String

  init(_ ending: String, _ choose: (inout WriteOptions) -> Void = { _ in }, _ words: String = "") {
    self.ending = ending
    var options = WriteOptions()
    choose(&options)
    self.options = options
    testDescription = words.isEmpty ? ending : "\(ending) \(words)"
  }

  var format: VolumeFormat { options.format ?? VolumeFormat(path: "x." + ending)! }

  /// The marked volume, less what the format cannot hold.
  var volume: Volume {
    var volume = markedVolume(
      spacing: format == .raw ? Spacing(cube: 0.37) : markedVolume().spacing)
    if format == .isingOPV { volume[0, 2, 1] = .donor }
    return volume
  }

  var holdsReals: Bool { ![.graspi, .isingOPV, .raw].contains(format) }
  var keepsSpacing: Bool { [.vti, .tiff, .hdf5, .nrrd, .raw].contains(format) }
  /// The data lie in a file of their own beside it.
  var isTwoFiles: Bool { format == .raw || ending == "nhdr" }

  static let all: [FileKind] = vti + nrrd + rest

  private static let vti: [FileKind] =
    WriteOptions.Encoding.allCases.flatMap { encoding in
      [false, true].flatMap { onPoints in
        [false, true].filter { !$0 || encoding != .ascii }.map { isCompressed in
          FileKind(
            "vti",
            {
              ($0.encoding, $0.onPoints, $0.isCompressed) = (encoding, onPoints, isCompressed)
            }, "\(encoding) \(onPoints ? "points" : "cells")\(isCompressed ? " zlib" : "")")
        }
      }
    }

  private static let nrrd: [FileKind] = ["nrrd", "nhdr"].flatMap { ending in
    [
      FileKind(ending), FileKind(ending, { $0.isCompressed = true }, "gzip"),
      FileKind(ending, { $0.encoding = .ascii }, "ascii"),
    ]
  }

  private static let rest: [FileKind] = [
    FileKind("tif"), FileKind("tiff", { $0.isBigTIFF = true }, "big"), FileKind("npy"),
    FileKind("h5"), FileKind("txt"), FileKind("mrc"), FileKind("raw"), FileKind("xml"),
    FileKind("opv"), FileKind("opv", { $0.isCompressed = true }, "compressed"),
    FileKind(
      "txt",
      {
        $0.format = .isingOPV
        $0.isCompressed = true
      }, "of Ising_OPV"),
  ]
}
