import Foundation
import LatentDiffusion
import Tensors

/// A bundle trained for a moment on synthetic films: poor, complete, made once for all tests.
enum TrainedBundle {
  static let name = "synthetic"

  /// A fresh copy in a folder of its own.
  static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = try trained.get()
    for file in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(
        atPath: "\(source.path)/\(file)", toPath: "\(folder.path)/\(file)")
    }
    return folder
  }

  static func generator() throws -> SampleGenerator {
    try SampleGenerator(folder: trained.get().path, threads: 2)
  }

  private struct Failure: Error { let reason: String }

  private static let trained: Result<Kept, any Error> = Result {
    let bundle = try TemporaryFolder()
    let work = try TemporaryFolder()
    let run = try TrainingRun(
      SyntheticFilms.configuration(), set: SyntheticFilms.set(), folder: work.path, threads: 2)
    while try run.next() != nil {}
    try run.publish(to: bundle.path, name: name)
    return Kept(folder: bundle)
  }

  /// Never changed after it is made, so every test may read it.
  private struct Kept: @unchecked Sendable {
    let folder: TemporaryFolder
    var path: String { folder.path }
  }
}
