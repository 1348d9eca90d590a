import InverseDesign
import Volumes

/// A simulator that keeps every film it makes, and how long it took.
final class FilmArchive: FilmSimulator {
  private let simulator: any FilmSimulator
  private let folder: String
  private(set) var kept: [UInt64: (file: String, seconds: Double)] = [:]

  /// - Parameter folder: An existing folder for the films, one file per seed.
  init(_ simulator: any FilmSimulator, folder: String) {
    self.simulator = simulator
    self.folder = folder
  }

  func simulate(_ recipe: Recipe, seed: UInt64) throws -> Volume {
    let clock = ContinuousClock()
    let start = clock.now
    let film = try simulator.simulate(recipe, seed: seed)
    let file = "film-\(kept.count + 1).vti"
    try writeVolume(film, to: folder + "/" + file)
    kept[seed] = (file, (clock.now - start) / .seconds(1))
    return film
  }
}
