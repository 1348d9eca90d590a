import Descriptors
import Foundation
import Generation
import InverseDesign
import LatentDiffusion
import Ledger
import PhaseField
import Realism
import Support
import Volumes

/// Says what the study in a file would do and cost, and writes nothing.
///
/// One batch of volumes is generated and measured at the condition where the run would begin, and
/// the simulation of the recipe that the predictor estimates for the first is timed by
/// ``SimulationCost``; all else is counted.
///
/// - Complexity: One batch of samples and a sixteenth of a simulated film.
package func forecast(_ file: String, options: DesignOptions) throws -> Forecast {
  let study = options.apply(to: try Study.load(StudyShelf.file(of: file)))
  return try forecast(of: study, into: options.out)
}

/// The same for a study that has been read.
///
/// - Parameter folder: The run's folder; nil for `runs/NAME`.
package func forecast(of study: Study, into folder: String?) throws -> Forecast {
  let settled = try SettledStudy(study)
  return try Forecaster(settled: settled).forecast(into: folder ?? "runs/\(settled.study.name)")
}

/// The same of a study at hand.
func forecast(of study: Study) throws -> Forecast {
  try Forecaster(settled: SettledStudy(study)).forecast(into: "runs/\(study.name)")
}

private struct Forecaster {
  let settled: SettledStudy

  private var study: Study { settled.study }
  private var card: ModelCard { settled.card }
  private var distribution: TrainingDistribution { settled.distribution }
  private var goal: Goal { settled.goal }

  func forecast(into folder: String) throws -> Forecast {
    let trial = try trial()
    var (stages, remarks) = (generating(trial), [String]())
    do throws(Untold) { stages += try simulating(trial) } catch { remarks.append(error.why) }
    let request = ModelRequest(
      goal: goal, check: settled.check, conditions: card.conditions, distribution: distribution)
    return Forecast(
      study: study.name, resolved: study.yaml, folder: folder, place: place(folder),
      realism: CheckReport(settled.check, settings: distribution.settings),
      stops: settled.stops,
      request: try request.records().map {
        Forecast.Condition(
          attribute: $0.attribute, asked: $0.asked, used: $0.used, origin: $0.origin.rawValue)
      },
      algorithm: trial.algorithm, predicted: trial.recipe?.byName,
      stages: stages, remarks: remarks, memory: peakMemory(), volumeBytes: volumeBytes)
  }

  private func place(_ folder: String) -> Forecast.Place {
    guard FileManager.default.fileExists(atPath: folder) else { return .free }
    return RunFolder(folder).holdsRun ? .run : .other
  }

  /// Candidates are kept in two formats, of a byte a voxel at most; simulated films in one.
  private var volumeBytes: Int {
    let width = max(1, FilmSizing.widths.lowerBound / Double(card.shape.nx))
    return settled.shape.count * 2 * study.candidates.count
      + card.shape.count * mostFilms * Int(width * width)
  }
}

/// Why a cost cannot be told.
private struct Untold: Error { let why: String }

/// One batch that was generated and measured.
private struct Trial {
  /// NLopt's name; nil where there is nothing to search.
  let algorithm: String?
  let batch: Int
  let seconds: Double
  /// What the predictor estimates for the first volume.
  let recipe: Recipe?
}

extension Forecaster {
  private func trial() throws -> Trial {
    let threads = Threads.count(study.threads)
    let generator = try SampleGenerator(folder: settled.bundle, threads: threads)
    let model = NetworkModel(
      generator: generator, plan: study.sampler, exact: try study.exactFractions())
    let named = goal.descriptors + model.conditions
    let measure = VolumeMeasurer(
      sides: card.sides, quantities: .conditions.union(Quantities(measuring: named)),
      threads: threads)
    let start = try distribution.naturalStart(for: goal)
    let batch = generator.batch(of: settled.shape)
    let clock = ContinuousClock()
    let began = clock.now
    let samples = try model.generate(
      (0..<batch).map {
        SampleRequest(condition: start, seed: SampleSeed(study: study.seed, index: $0))
      })
    _ = measure(samples.map(\.volume))
    let prediction = samples.first.flatMap { ProcessPrediction($0.prediction.byAttribute) }
    return Trial(
      algorithm: study.strategy(
        for: goal, conditions: model.conditions, predicted: model.predictable)?.name,
      batch: batch, seconds: (clock.now - began) / .seconds(1),
      recipe: prediction.map {
        Recipe(phi: $0.phi.mean, chi: $0.chi.mean, logTime: $0.logTime.mean)
      }
    )
  }

  /// The stages that generate volumes; the networks see whole batches however few are asked for.
  private func generating(_ trial: Trial) -> [Forecast.Stage] {
    func stage(_ name: String, volumes: Int, calls: Int, of width: Int) -> Forecast.Stage {
      let batches = calls * ((width + trial.batch - 1) / trial.batch)
      let seconds = Double(batches) * trial.seconds
      return Forecast.Stage(
        name: name, volumes: volumes, secondsEach: seconds / Double(volumes), seconds: seconds,
        basis: "measured on a batch of \(trial.batch) that was generated and measured")
    }
    let aims = study.candidates.aims > 0
    let width = aims ? min(trial.batch, study.candidates.count) : trial.batch
    let calls = (study.candidates.samples + width - 1) / width
    let searching = trial.algorithm.map { _ in
      let (calls, width) = (study.search.evaluations, study.search.replicates)
      return stage("search", volumes: calls * width, calls: calls, of: width)
    }
    return [searching].compactMap { $0 } + [
      stage("candidates", volumes: study.candidates.samples, calls: calls, of: width)
    ]
  }

  /// The most films that are simulated, over all recipes that may be tried.
  fileprivate var mostFilms: Int {
    let (proof, moves) = (study.verification, study.refinement)
    let recipes = (0..<proof.pathways).reduce(0) {
      $0 + 1 + ($1 < moves.pathways ? moves.recipes : 0)
    }
    return recipes * max(proof.films, proof.seeds)
  }

  private func simulating(_ trial: Trial) throws(Untold) -> [Forecast.Stage] {
    if mostFilms == 0 { throw Untold(why: "no pathway is simulated: the study says so") }
    guard let recipe = trial.recipe, card.phaseCuts != nil else {
      throw Untold(why: "no pathway is simulated: \(card.name) predicts none or has no cuts of φ")
    }
    do {
      let shape = try filmShape(recipe)
      let cost = try SimulationCost(recipe, shape: shape, settings: card.simulationPhysics)
      return [
        Forecast.Stage(
          name: "proof", volumes: mostFilms, secondsEach: cost.seconds,
          seconds: Double(mostFilms) * cost.seconds,
          basis: "estimated: at most so many films, most often far fewer; \(cost.steps) steps, "
            + "counted on a film of \(cost.pilot), of \(decimal(1000 * cost.secondsPerStep, 1)) ms, "
            + "measured on \(shape)")
      ]
    } catch { throw Untold(why: "the simulation cannot be timed: \(error)") }
  }

  private func filmShape(_ recipe: Recipe) throws -> Shape {
    let model = try card.forwardModel(in: settled.bundle).map { ForwardModel($0) }
    let size = ProofPlan(study: study, card: card).filmSize(
      of: recipe, number: 0, goal: goal, by: model)
    return Shape(nx: size.nx, ny: size.ny, nz: card.shape.nz)
  }
}

extension Recipe {
  fileprivate var byName: [String: Double] { ["phi": phi, "chi": chi, "log_time": logTime] }
}

/// The most resident memory of this process so far, bytes.
private func peakMemory() -> Int? {
  let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 }
}
