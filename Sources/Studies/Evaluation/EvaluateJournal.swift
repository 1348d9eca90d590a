import Evaluation
import Foundation
import Support
import Volumes

/// One generated sample: what was asked, measured on its voxels and predicted from its latent.
struct EvaluatedSample: Equatable {
  let kind: SampleKind
  /// Among the samples of its kind, from 0.
  let number: Int
  /// In the order of the card's conditions.
  let requested: [Double]
  /// The same descriptors; NaN where a volume's is 0/0.
  let measured: [Double]
  /// In the order of the card's predictions.
  let means: [Double]
  let deviations: [Double]
}

/// The samples made so far: samples.csv for people, structure.jsonl for the statistics of their
/// structure. Written as samples are made; a kill costs at most one batch.
struct EvaluationJournal {
  private(set) var samples: [SampleKind: [Int: EvaluatedSample]] = [:]
  private(set) var prints: [SampleKind: [Int: StructurePrint]] = [:]
  private let table: LineFile
  private let structures: LineFile
  private let form: SampleForm

  /// - Parameters:
  ///   - folder: An existing folder, with the files of an earlier run or without.
  ///   - shape: Of the volumes whose structure is kept.
  init(folder: String, form: SampleForm, shape: Shape) throws(StudyError) {
    self.form = form
    table = try LineFile(folder + "/" + SampleForm.table, first: form.header)
    structures = try LineFile(folder + "/" + SampleForm.structures, first: nil)
    for line in table.found {
      guard let sample = form.sample(line) else {
        throw .badInput(path: table.path, reason: "“\(line.prefix(60))” is no line of it")
      }
      samples[sample.kind, default: [:]][sample.number] = sample
    }
    for line in structures.found {
      guard let found = try? JSONDecoder().decode(StructureLine.self, from: Data(line.utf8)),
        found.print.fits(shape)
      else {
        throw .badInput(path: structures.path, reason: "“\(line.prefix(60))” is no line of it")
      }
      prints[found.kind, default: [:]][found.number] = found.print
    }
  }

  /// The samples of a kind in order, those numbered from 0 to below `count`.
  func samples(_ kind: SampleKind, below count: Int) -> [EvaluatedSample] {
    (0..<count).compactMap { samples[kind]?[$0] }
  }

  /// Adds samples, the prints first: a sample that is listed has its print.
  mutating func append(_ made: [(sample: EvaluatedSample, print: StructurePrint?)]) throws {
    let lines = try form.lines(of: made)
    try structures.append(lines.structures)
    try table.append(lines.rows)
    for (sample, print) in made {
      samples[sample.kind, default: [:]][sample.number] = sample
      if let print { prints[sample.kind, default: [:]][sample.number] = print }
    }
  }
}

/// A text file that grows by whole lines.
final class LineFile {
  let path: String
  /// The whole lines that were there, without the first; one that a kill cut short is dropped.
  let found: [String]
  private let handle: FileHandle

  /// - Parameter first: The line that heads the file; nil for none.
  init(_ path: String, first: String?) throws(StudyError) {
    self.path = path
    // A link of this name would lead the lines elsewhere.
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw .unwritable(
        path: path,
        reason: errno == ELOOP ? "it is a symbolic link" : String(cString: strerror(errno)))
    }
    handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    let old = FileManager.default.contents(atPath: path) ?? Data()
    let whole = old.lastIndex(of: UInt8(ascii: "\n")).map { old[...$0] } ?? Data()
    var lines = String(decoding: whole, as: UTF8.self).split(separator: "\n").map(String.init)
    if let first, !lines.isEmpty {
      guard lines.removeFirst() == first else {
        throw .badInput(path: path, reason: "its columns are not those of this model")
      }
    }
    found = lines
    do {
      try handle.truncate(atOffset: UInt64(whole.count))
      try handle.seekToEnd()
    } catch { throw .unwritable(path: path, reason: error.localizedDescription) }
    if let first, whole.isEmpty { try append([first]) }
  }

  /// - Parameter settling: Whether the lines are on the disk when the call returns.
  func append(_ lines: [String], settling: Bool = true) throws(StudyError) {
    guard !lines.isEmpty else { return }
    do {
      try handle.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
      if settling { try handle.synchronize() }
    } catch { throw .unwritable(path: path, reason: error.localizedDescription) }
  }
}
