import Descriptors
import Foundation
import LatentDiffusion
import Volumes

/// Three-phase volumes that are periodic in x and y: a few random waves, cut twice.
enum SyntheticFilms {
  static let names = [
    "vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D", "phi", "chi", "log_time",
  ]

  static func volume(_ number: Int, shape: Shape) -> Volume {
    var draws = Draws(key: 11, index: number, stream: 0)
    let waves = (0..<6).map { _ in
      (
        x: Double(draws.integer(below: 5) - 2), y: Double(draws.integer(below: 5) - 2),
        z: Double(draws.integer(below: 3)), phase: 2 * Double.pi * draws.uniform()
      )
    }
    let offset = 0.8 * (draws.uniform() - 0.5)
    var labels: [UInt8] = []
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx {
          let value = waves.reduce(offset) { sum, wave in
            let turn =
              wave.x * Double(x) / Double(shape.nx) + wave.y * Double(y) / Double(shape.ny)
            return sum
              + cos(
                2 * .pi * turn + .pi * wave.z * Double(z) / Double(shape.nz)
                  + wave.phase)
          }
          labels.append(value > 0.3 ? 0 : value < -0.3 ? 1 : 3)
        }
      }
    }
    return Volume(shape: shape, labels: labels)
  }

  static func conditions(_ volume: Volume) -> [Double] {
    let measured = Measured(volume, sides: .periodic, quantities: .conditions, threads: 1)
    return names.prefix(4).map { measured[Attribute(rawValue: $0)] ?? 0 }
  }

  static func member(_ number: Int, shape: Shape) -> TrainingSet.Member {
    let volume = volume(number, shape: shape)
    var draws = Draws(key: 12, index: number, stream: 0)
    let process = [0.4 + 0.2 * draws.uniform(), 2.3 + draws.uniform(), 2 + draws.uniform()]
    return TrainingSet.Member(
      volume: volume, attributes: conditions(volume) + process, series: number)
  }

  static func set(
    _ count: Int = 24, shape: Shape = Shape(nx: 16, ny: 16, nz: 8)
  ) throws -> TrainingSet {
    try TrainingSet(
      names: names, training: (0..<count).map { member($0, shape: shape) },
      heldOut: (count..<count + 6).map { member($0, shape: shape) },
      phaseCuts: PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65), corpusName: "synthetic",
      corpusHash: "none")
  }

  /// Networks that train in seconds.
  static func configuration() -> TrainingConfiguration {
    var told = TrainingConfiguration()
    told.summary = "Synthetic waves, for tests."
    told.architecture.autoencoder.patch = 2
    told.architecture.autoencoder.widths = [8, 16]
    told.architecture.autoencoder.decoderBlocks = [1, 1]
    told.architecture.predictor.width = 8
    told.architecture.predictor.blocks = 1
    told.architecture.predictor.hidden = 16
    told.architecture.denoiser.widths = [8, 8]
    told.architecture.denoiser.embedding = 16
    told.vae.stage = stage(40, batch: 2)
    told.vae.cropSide = 8
    told.vae.cropBatch = 4
    told.vae.validationVolumes = 4
    told.pool.size = 16
    told.pool.validationVolumes = 4
    told.predictor = stage(30, batch: 8)
    told.diffusion.stage = stage(30, batch: 8)
    told.sampler = SamplerSettings(method: .ddim, steps: 4)
    return told
  }

  private static func stage(_ steps: Int, batch: Int) -> StageSettings {
    var stage = StageSettings(steps: steps, batch: batch, learningRate: 2e-3)
    stage.warmUp = 5
    stage.averageDecay = 0.9
    stage.checkpointEvery = 10
    stage.validateEvery = 10
    return stage
  }
}

/// A folder of its own for one test, removed at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.path(percentEncoded: false)
      + "/binodal-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
