import ArgumentParser
import Corpus
import Studies
import Support
import Volumes

extension Corpus {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring volumes that you have into a corpus.",
      discussion: """
        What values mean is said, never guessed: --labels for labels, --cuts for real values, \
        --fraction or --otsu for grey values. An interrupted import goes on when it is started \
        again, and ends with the same bytes. See docs/how-to/import.md.

        EXAMPLE
          binodal corpus import tomogram film.xml --fraction 0.5 --out corpora/film
        """,
      subcommands: [Shards.self, Folder.self, Tomogram.self, TomogramLike.self])
  }
}

extension Corpus.Import {
  struct Shards: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import HDF5 files in MicroGen3D's layout.",
      discussion: """
        One dataset a sample, its attributes on it. A pattern in quotes names many files.

        EXAMPLE
          binodal corpus import shards 'data/*.h5' --labels 0=acceptor,1=donor \
        --series-attribute run --out corpora/mine
        """)
    @Argument(help: "HDF5 files, or patterns in quotes.")
    var files: [String]
    @Option(help: "The attribute whose value tells the series; else each file is one.")
    var seriesAttribute: String?
    @OptionGroup var common: ImportFlags

    func run() throws {
      try common.run(.shards(files, seriesAttribute: seriesAttribute))
    }
  }

  struct Folder: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import the volume files of a folder and a table of their numbers.",
      discussion: """
        The table is CSV with a header line: a column of file names, columns of numbers; \
        semicolons with decimal commas, tabs and UTF-16 are read too.

        EXAMPLE
          binodal corpus import folder films --table films.csv --labels 0=acceptor,255=donor \
        --series-column batch --out corpora/films
        """)
    @Argument(help: "The folder; its volume files, not those of folders in it, are imported.")
    var folder: String
    @Option(help: "The table, CSV.")
    var table: String
    @Option(help: "The table's column of file names.")
    var fileColumn = "file"
    @Option(help: "The table's column that tells the series; else each file is one.")
    var seriesColumn: String?
    @Option(help: "A column to pass over, such as one of text; may be repeated.")
    var ignore: [String] = []
    @OptionGroup var reading: ReadingEntry
    @OptionGroup var common: ImportFlags

    func run() throws {
      let table = try AttributeTable(
        path: table, file: fileColumn, series: seriesColumn, ignoring: Set(ignore))
      try common.run(.folder(folder, table: table, seriesColumn: seriesColumn), reading: reading)
    }
  }

  struct Tomogram: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Cut windows over the full thickness from tomograms.",
      discussion: """
        Reads Ising_OPV xml + raw, TIFF, MRC, NRRD and whatever else holds grey values. The plane \
        is cut into strips for training, validation and test; no window reaches two of them.

        EXAMPLE
          binodal corpus import tomogram film.mrc --otsu --mixed 0.1 --window 64 --out corpora/film
        """)
    @Argument(help: "Tomograms, or patterns in quotes.")
    var files: [String]
    @OptionGroup var windows: WindowFlags
    @OptionGroup var reading: ReadingEntry
    @OptionGroup var common: ImportFlags

    func run() throws {
      try common.run(
        .tomograms(files, windows.windows), reading: reading,
        defaultShape: Shape(nx: 64, ny: 64, nz: 64))
    }
  }
  struct TomogramLike: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show simulated films as a tomogram would, and add windows of tomograms.",
      discussion: """
        One cube over the full thickness of each simulated film: its phases become grey values, \
        coarse and noisy, and are segmented like an image. Films stay in their splits.

        EXAMPLE
          binodal corpus import tomogram-like corpora/films-128 --film-labels two-phase --otsu \
        --tomogram film.xml --validation 0 --test 0.5 --out corpora/tomogram
        """)
    @Argument(help: "The folder of a corpus of simulated films.")
    var corpus: String
    @Option(help: "The label set of the films, where the corpus has several.")
    var filmLabels: String?
    @Option(
      help: help("Of the films' samples, every so many gives a window.", Limits.everySample),
      transform: within(Limits.everySample))
    var every = 1
    @Option(
      help: help("Voxels along the side of a cube that has one grey value.", Limits.coarsening),
      transform: within(Limits.coarsening))
    var coarsening = 2
    @Option(
      help: help(
        "The noise of a cube's grey value, donor minus acceptor being 1.", Limits.greyNoise),
      transform: within(Limits.greyNoise))
    var noise = 0.2
    @Option(help: "A tomogram whose windows are added; may be repeated.")
    var tomogram: [String] = []
    @OptionGroup var windows: WindowFlags
    @OptionGroup var common: ImportFlags

    func validate() throws {
      guard common.meaning.labels == nil else {
        throw ValidationError("grey values are cut: give --otsu, --cuts or --fraction")
      }
    }

    func run() throws {
      var source = TomogramLikeSource(corpus: corpus)
      (source.labels, source.every) = (filmLabels, every)
      source.imaging = TomogramImaging(coarsening: coarsening, noise: noise)
      (source.tomograms, source.windows) = (tomogram, windows.windows)
      try common.run(.tomogramLike(source), defaultShape: Shape(nx: 64, ny: 64, nz: 64))
    }
  }
}

/// How windows are cut from tomograms.
struct WindowFlags: ParsableArguments {
  @Option(
    help: help("The side of a window in voxels; else that which makes it a cube.", Limits.side),
    transform: within(Limits.side))
  var window: Int?
  @Option(
    help: help("Voxels from one window to the next along x and y.", Limits.side),
    transform: within(Limits.side))
  var stride = 4
  @Option(
    help: help(
      "Read the grey values on a cubic grid of this length, nm, before segmenting.",
      Limits.spacing),
    transform: within(Limits.spacing))
  var voxel: Double?

  var windows: TomogramWindows {
    var windows = TomogramWindows()
    (windows.side, windows.stride) = (window, stride)
    windows.grid = voxel.map { GridRescale(voxel: $0) }
    return windows
  }
}
