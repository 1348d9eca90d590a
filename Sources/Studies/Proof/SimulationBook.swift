import Descriptors
import Dispatch
import Foundation
package import InverseDesign
package import Ledger
import Synchronization
import Volumes

/// Simulates and measures films, keeps a record of each, and never makes one twice.
///
/// Films of one recipe are made side by side, as many as there are cores and memory for. Every film is in
/// the ledger before the next recipe begins; a resumed run reads there what it would simulate again.
package final class SimulationBook: FilmSimulator {
  private let simulator: any FilmAnnealing
  private let measurer: VolumeMeasurer
  private let ledger: RunLedger
  private let folder: RunFolder
  private let thickness: Int
  private var known: [Key: SimulatedFilm] = [:]
  private var files: [Key: String] = [:]
  private var seconds: [Key: Double] = [:]
  private var kept: Int

  /// - Parameter thickness: Of every film, voxels.
  package init(
    _ simulator: any FilmAnnealing, measurer: VolumeMeasurer, ledger: RunLedger,
    folder: RunFolder, thickness: Int
  ) throws {
    self.simulator = simulator
    self.measurer = measurer
    self.ledger = ledger
    self.folder = folder
    self.thickness = thickness
    kept = 0
    for record in try ledger.simulations() { take(record) }
  }

  package func films(
    of recipe: Recipe, seeds: [UInt64], size: FilmSize
  ) throws -> [SimulatedFilm] {
    let missing = seeds.filter { known[Key(recipe, size, $0)] == nil }
    for made in try simulate(recipe, missing, size) {
      let record = try record(made)
      try ledger.append([record])
      take(record)
    }
    return seeds.map { known[Key(recipe, size, $0)]! }
  }

  /// The file of a film below the run folder, and how long it took; nil where none was kept.
  package func archive(
    of film: SimulatedFilm, size: FilmSize
  ) -> (file: String, seconds: Double)? {
    let key = Key(film.recipe, size, film.seed)
    return files[key].map { ($0, seconds[key] ?? 0) }
  }

  /// The mean time that one of `films` took, of one core, s; nil where none is known.
  func secondsEach(_ films: [SimulatedFilm], size: FilmSize) -> Double? {
    let times = films.compactMap { seconds[Key($0.recipe, size, $0.seed)] }
    return times.isEmpty ? nil : times.reduce(0, +) / Double(times.count)
  }
}

extension SimulationBook {
  /// A film by the bits of its recipe, its size and its seed.
  private struct Key: Hashable {
    let bits: [UInt64]

    init(_ recipe: Recipe, _ size: FilmSize, _ seed: UInt64) {
      bits =
        ProcessAxis.allCases.map { recipe[$0].bitPattern }
        + [UInt64(size.nx), UInt64(size.ny), seed]
    }
  }

  /// One measured film, or the reason why there is none.
  private struct Made: Sendable {
    let film: SimulatedFilm
    let size: FilmSize
    let volume: Volume?
    let seconds: Double
  }

  /// The films of `seeds`, as many at once as there are cores, and memory for.
  private func simulate(_ recipe: Recipe, _ seeds: [UInt64], _ size: FilmSize) throws -> [Made] {
    let made = Mutex([Made?](repeating: nil, count: seeds.count))
    let room = try MemoryNeeds.filmsAtOnce(
      Shape(nx: size.nx, ny: size.ny, nz: thickness), measuring: measurer.quantities)
    let workers = max(1, min(measurer.threads, seeds.count, room))
    let threads = max(1, measurer.threads / workers)
    let (simulator, measurer) = (simulator, measurer)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: seeds.count, by: workers) {
        let film = Self.make(recipe, seeds[index], size, simulator, measurer, threads)
        made.withLock { $0[index] = film }
      }
    }
    return made.withLock { $0.compactMap { $0 } }
  }

  private static func make(
    _ recipe: Recipe, _ seed: UInt64, _ size: FilmSize, _ simulator: any FilmAnnealing,
    _ measurer: VolumeMeasurer, _ threads: Int
  ) -> Made {
    let clock = ContinuousClock()
    let start = clock.now
    var (film, kept): (SimulatedFilm?, Volume?)
    do {
      try simulator.anneal(
        recipe.blend, size: size, seed: seed, at: [recipe.logTime], threads: threads
      ) { _, volume in
        film = SimulatedFilm(recipe, seed: seed, measured: measurer([volume])[0])
        kept = volume
      }
    } catch {
      film = SimulatedFilm(recipe, seed: seed, failure: String(describing: error))
    }
    return Made(
      film: film ?? SimulatedFilm(recipe, seed: seed, failure: "the solver made no film"),
      size: size, volume: kept, seconds: (clock.now - start) / .seconds(1))
  }

  /// The ledger's row of a film, which is written into the run folder.
  private func record(_ made: Made) throws -> SimulationRecord {
    let film = made.film
    var file: String?
    if let volume = made.volume {
      kept += 1
      file = RunFolder.film(kept)
      try folder.makeFolder(folder.path + "/" + RunFolder.films)
      try writeVolume(volume, to: folder.path + "/" + file!)
      try RunFolder.writeDepth(of: volume, beside: folder.path + "/" + file!)
    }
    return SimulationRecord(
      purpose: "proof", phi: film.recipe.phi, chi: film.recipe.chi, logTime: film.recipe.logTime,
      nx: made.size.nx, ny: made.size.ny, seed: film.seed,
      measured: film.measured.map {
        Dictionary(uniqueKeysWithValues: $0.map { ($0.key.rawValue, $0.value) })
      }, failure: film.failure, seconds: made.seconds, file: file)
  }

  private func take(_ record: SimulationRecord) {
    let recipe = Recipe(phi: record.phi, chi: record.chi, logTime: record.logTime)
    guard let nx = record.nx, let ny = record.ny else { return }  // of before widths were recorded
    let key = Key(recipe, FilmSize(nx: nx, ny: ny), record.seed)
    if let measured = record.measured {
      known[key] = SimulatedFilm(
        recipe, seed: record.seed,
        measured: Attribute.keyed(measured))
    } else {
      known[key] = SimulatedFilm(
        recipe, seed: record.seed, failure: record.failure ?? "no reason recorded")
    }
    seconds[key] = record.seconds
    guard let file = record.file else { return }
    files[key] = file
    kept = max(kept, RunFolder.filmNumber(file) ?? 0)
  }
}
