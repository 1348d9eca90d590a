import Descriptors
import Dispatch
import Foundation
package import InverseDesign
package import Ledger
import Synchronization
import Volumes

/// Simulates and measures films, keeps a record of each, and never makes one twice.
///
/// Films of one blend are made side by side, one core each. Every film is in the ledger before the
/// next blend begins; a resumed run reads there what it would simulate again.
package final class SimulationBook: FilmSimulator {
  private let simulator: any FilmAnnealing
  private let measurer: VolumeMeasurer
  private let ledger: RunLedger
  private let folder: RunFolder
  private var known: [Key: SimulatedFilm] = [:]
  private var files: [Key: String] = [:]
  private var seconds: [Key: Double] = [:]
  private var kept: Int
  /// What the films are simulated for, as the ledger calls it.
  var purpose = Purpose.verification

  enum Purpose: String {
    /// Of the recipes that the predictor named.
    case verification
    /// Of the recipes that are tried on the way to a better one.
    case refinement
  }

  package init(
    _ simulator: any FilmAnnealing, measurer: VolumeMeasurer, ledger: RunLedger,
    folder: RunFolder
  ) throws {
    self.simulator = simulator
    self.measurer = measurer
    self.ledger = ledger
    self.folder = folder
    kept = 0
    for record in try ledger.simulations() { take(record) }
  }

  package func films(
    of recipe: Recipe, seeds: [UInt64], at logTimes: [Double]
  ) throws -> [[SimulatedFilm]] {
    let blend = recipe.blend
    let missing = seeds.filter { seed in
      logTimes.contains { known[Key(Recipe(blend, logTime: $0), seed)] == nil }
    }
    let made = try simulate(blend, missing, logTimes)
    for film in made {
      let records = try film.states.map {
        try record($0, of: film, keeping: $0.film.recipe == recipe)
      }
      try ledger.append(records)
      records.forEach(take)
    }
    return seeds.map { seed in
      logTimes.map { known[Key(Recipe(blend, logTime: $0), seed)]! }
    }
  }

  /// The file of a film below the run folder, and how long it took; nil where none was kept.
  package func archive(of film: SimulatedFilm) -> (file: String, seconds: Double)? {
    let key = Key(film.recipe, film.seed)
    return files[key].map { ($0, seconds[key] ?? 0) }
  }
}

extension SimulationBook {
  /// A state of a film by the bits of its recipe and its seed.
  private struct Key: Hashable {
    let bits: [UInt64]

    init(_ recipe: Recipe, _ seed: UInt64) {
      bits = ProcessAxis.allCases.map { recipe[$0].bitPattern } + [seed]
    }
  }

  /// One film with its measured states, or the reason why there are none.
  private struct Made: Sendable {
    let states: [State]
    let seconds: Double
  }

  private struct State: Sendable {
    let film: SimulatedFilm
    let volume: Volume?
  }

  /// The films of `seeds`, as many at once as there are cores.
  private func simulate(_ blend: Blend, _ seeds: [UInt64], _ logTimes: [Double]) throws -> [Made] {
    let made = Mutex([Made?](repeating: nil, count: seeds.count))
    let workers = max(1, min(measurer.threads, seeds.count))
    let threads = max(1, measurer.threads / workers)
    let (simulator, measurer) = (simulator, measurer)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for place in stride(from: worker, to: seeds.count, by: workers) {
        let film = Self.make(blend, seeds[place], logTimes, simulator, measurer, threads)
        made.withLock { $0[place] = film }
      }
    }
    return made.withLock { $0.compactMap { $0 } }
  }

  private static func make(
    _ blend: Blend, _ seed: UInt64, _ logTimes: [Double], _ simulator: any FilmAnnealing,
    _ measurer: VolumeMeasurer, _ threads: Int
  ) -> Made {
    let clock = ContinuousClock()
    let start = clock.now
    var states: [State] = []
    do {
      try simulator.anneal(blend, seed: seed, at: logTimes, threads: threads) { logTime, volume in
        let recipe = Recipe(blend, logTime: logTime)
        let measured = measurer([volume])[0]
        states.append(
          State(film: SimulatedFilm(recipe, seed: seed, measured: measured), volume: volume))
      }
    } catch {
      for logTime in logTimes.dropFirst(states.count) {
        let failed = SimulatedFilm(
          Recipe(blend, logTime: logTime), seed: seed, failure: String(describing: error))
        states.append(State(film: failed, volume: nil))
      }
    }
    return Made(states: states, seconds: (clock.now - start) / .seconds(1))
  }

  /// The ledger's row of a state, its film written where it is worth keeping.
  private func record(
    _ state: State, of made: Made, keeping: Bool
  ) throws -> SimulationRecord {
    let film = state.film
    var file: String?
    if let volume = state.volume, keeping {
      kept += 1
      file = RunFolder.film(kept)
      try folder.makeFolder(folder.path + "/" + RunFolder.films)
      try writeVolume(volume, to: folder.path + "/" + file!)
      try RunFolder.writeDepth(of: volume, beside: folder.path + "/" + file!)
    }
    return SimulationRecord(
      purpose: purpose.rawValue, phi: film.recipe.phi, chi: film.recipe.chi,
      logTime: film.recipe.logTime, seed: film.seed,
      measured: film.measured.map {
        Dictionary(uniqueKeysWithValues: $0.map { ($0.key.rawValue, $0.value) })
      }, failure: film.failure, seconds: made.seconds, file: file)
  }

  private func take(_ record: SimulationRecord) {
    let recipe = Recipe(phi: record.phi, chi: record.chi, logTime: record.logTime)
    let key = Key(recipe, record.seed)
    if let measured = record.measured {
      known[key] = SimulatedFilm(
        recipe, seed: record.seed,
        measured: Dictionary(
          uniqueKeysWithValues: measured.map { (Attribute(rawValue: $0.key), $0.value) }))
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
