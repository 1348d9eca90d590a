import Randomness
import Volumes

/// Windows of simulated films as a tomogram would show them, and with them, if there are any, the
/// windows of real tomograms.
///
/// A film's windows stay in the split that its corpus gave it. Lengths are in voxels: a simulated
/// film has no nanometres that a tomogram's could be compared with.
struct TomogramLikeData: ImportedData {
  let films: CorpusReader
  let tomograms: TomogramData?
  let series: [ImportedSeries]
  private let windows: [[FilmWindow]]
  private let imaging: TomogramImaging
  private let segmentation: Segmentation
  private let seed: UInt64

  init(_ source: TomogramLikeSource, options: ImportOptions) throws {
    films = try CorpusReader(folder: source.corpus, labels: source.labels)
    guard let segmentation = options.segmentation else {
      throw ImportError.meaningUnsaid(path: source.corpus, found: "films to be shown in grey")
    }
    (imaging, seed, self.segmentation) = (source.imaging, options.seed, segmentation)
    tomograms =
      source.tomograms.isEmpty
      ? nil : try TomogramData(source.tomograms, windows: source.windows, options: options)
    let (shape, side) = (films.header.shape, films.header.shape.nz)
    guard side <= min(shape.nx, shape.ny) else {
      throw ImportError.planeTooSmall(nx: shape.nx, ny: shape.ny, window: side, strips: 1)
    }
    let draw = Philox(seed: options.seed, stream: 4)
    let drawn = films.samples.enumerated().filter { $0.offset.isMultiple(of: source.every) }
      .map { index, sample in
        let word = draw.word(at: UInt64(index))
        let x = Int(word >> 32) % (shape.nx - side + 1)
        let y = Int(word & 0xffff_ffff) % (shape.ny - side + 1)
        return FilmWindow(sample: sample, number: index, x: x..<x + side, y: y..<y + side)
      }
    windows = Dictionary(grouping: drawn, by: \.sample.series).sorted { $0.key < $1.key }
      .map(\.value)
    let folder = source.corpus
    series =
      windows.map { windows in
        ImportedSeries(
          source: "\(folder), series \(windows[0].sample.series)", split: windows[0].sample.split,
          origins: windows.map { window in
            ImportedSeries.Origin(
              file: "\(folder)/\(window.sample.shard)",
              place: "\(window.sample.dataset), x \(window.x), y \(window.y)")
          })
      } + (tomograms?.series ?? [])
  }

  var description: String {
    "simulated films as a tomogram shows them, coarsened and noisy"
      + (tomograms == nil ? "" : ", and windows of tomograms")
  }
  var files: [String] {
    [CorpusFolder(path: films.folder).manifest] + (tomograms?.files ?? [])
  }
  var settings: [String: String] {
    (tomograms?.settings ?? [:]).merging(imaging.settings) { $1 }
      .merging(["films": films.manifest.corpusHash, "labels": films.labels.name]) { $1 }
  }
  var given: [String] { [] }

  func read(_ series: Int, _ body: (ImportedSample) throws -> Void) throws {
    guard series < windows.count else {
      try tomograms?.read(series - windows.count) { sample in
        try body(ImportedSample(volume: sample.volume.inVoxels, given: sample.given))
      }
      return
    }
    for window in windows[series] {
      let film = try films.volume(of: window.sample).column(x: window.x, y: window.y)
      // Streams from 2³² on, so that no window shares its numbers with a draw.
      let stream = 1 << 32 + UInt64(window.number)
      guard let grey = imaging.image(of: film, seed: seed, stream: stream) else {
        throw ImportError.voxelTooLong(path: films.folder, voxel: Double(imaging.coarsening))
      }
      let (volume, _) = try segmentation.segment(grey, of: window.sample.dataset)
      try body(ImportedSample(volume: volume.inVoxels, given: []))
    }
  }
}

/// What ``TomogramLikeData`` is made from.
package struct TomogramLikeSource: Sendable {
  /// The folder of a corpus of simulated films, at least as wide as thick.
  package var corpus: String
  /// The corpus' label set; may be left out where there is only one.
  package var labels: String?
  /// Of the films' samples every so many gives a window.
  package var every = 1
  package var imaging = TomogramImaging()
  /// Real tomograms, and how windows are cut from them.
  package var tomograms: [String] = []
  package var windows = TomogramWindows()

  package init(corpus: String) { self.corpus = corpus }
}

/// A cube over the full thickness of a simulated film.
private struct FilmWindow: Sendable {
  let sample: SampleReference
  /// The sample's index in its corpus.
  let number: Int
  let x: Range<Int>
  let y: Range<Int>
}

extension Volume {
  /// The same labels, a voxel the unit of length.
  fileprivate var inVoxels: Volume {
    Volume(shape: shape, spacing: Spacing(cube: 1), labels: labels)
  }
}
