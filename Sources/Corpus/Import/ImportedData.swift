import Volumes

/// One sample as its source gives it, before it is measured.
struct ImportedSample {
  let volume: Volume
  /// The numbers that came with it, in the order of ``ImportedData/given``; nil is 0/0.
  let given: [Double?]
}

/// Samples that must not part between splits and lie in one shard, before they are read.
struct ImportedSeries: Sendable {
  /// Where they come from, for people.
  let source: String
  /// Nil where a draw decides.
  let split: Split?
  /// Where each sample comes from: its file, and its name or position in it.
  let origins: [Origin]

  struct Origin: Sendable, Hashable {
    let file: String
    let place: String
  }
}

/// Data of one kind that becomes a corpus: its series known, its voxels not yet read.
protocol ImportedData: Sendable {
  /// What it is, in a sentence.
  var description: String { get }
  /// The files whose bytes it depends on.
  var files: [String] { get }
  /// What else its samples depend on, besides the options.
  var settings: [String: String] { get }
  /// The names of the numbers that come with each sample.
  var given: [String] { get }
  var series: [ImportedSeries] { get }

  /// Hands over the samples of a series in the order of its origins; may run on several threads,
  /// for several series.
  func read(_ series: Int, _ body: (ImportedSample) throws -> Void) throws
}
