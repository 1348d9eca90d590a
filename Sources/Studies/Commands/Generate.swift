import Descriptors
import Foundation
import Generation
import InverseDesign
import LatentDiffusion
import Support
import Volumes

/// What `binodal generate` is asked.
package struct GenerateOptions: Sendable {
  package var model: String
  /// `NAME=VALUE` for every condition of the model, or for some where the model draws the rest.
  package var targets: [String]
  package var count: Int
  package var seed: UInt64
  /// The index of the first sample; sample i is the same whatever else is generated with it.
  package var first: Int
  package var out: String
  package var format: String
  package var sampler: SamplerPlan
  /// `NAME=VALUE` for each volume fraction that every volume is given to a voxel.
  package var exactFractions: [String]
  package var threads: Int

  package init(
    model: String, targets: [String], count: Int, seed: UInt64, first: Int, out: String,
    format: String, sampler: SamplerPlan = SamplerPlan(), exactFractions: [String] = [],
    threads: Int = 0
  ) {
    self.model = model
    self.targets = targets
    self.count = count
    self.seed = seed
    self.first = first
    self.out = out
    self.format = format
    self.sampler = sampler
    self.exactFractions = exactFractions
    self.threads = threads
  }
}

/// One generated volume: its file, what was measured on it and what the predictor says.
package struct GeneratedFile: Encodable, Sendable {
  package struct Predicted: Encodable, Sendable {
    package let mean: Double
    package let deviation: Double
  }
  package let file: String
  package let seed: UInt64
  package let sample: Int
  package let requested: [String: Double]
  package let measured: [String: Double]
  package let predicted: [String: Predicted]
}

/// Generates volumes at one condition and writes each with its measured descriptors.
///
/// - Throws: ``StudyError`` when a condition is missing, the folder exists or cannot be written.
package func generate(_ options: GenerateOptions, listener: Listener) throws -> [GeneratedFile] {
  let bundle = try ModelShelf.folder(of: options.model)
  let card = try ModelCard.load(bundle)
  let request = try TargetList(
    options.targets, allowed: card.conditions, of: "a condition of \(card.name)")
  let condition = card.conditions.map { request.values[$0] }
  guard condition.contains(where: { $0 != nil }) else {
    throw StudyError.malformedTarget(
      text: card.conditions.joined(separator: ", "), problem: "at least one of them needs a value")
  }
  guard card.knowsPartialConditions || !condition.contains(nil) else {
    let open = card.conditions.filter { request.values[$0] == nil }.joined(separator: ", ")
    throw StudyError.malformedTarget(
      text: open,
      problem: "\(card.name) was trained on whole requests: every condition needs a value")
  }
  let fractions = try TargetList(
    options.exactFractions, allowed: ExactFractions.phases.keys.map(\.rawValue).sorted(),
    of: "a volume fraction")
  let exact = try ExactFractions(Attribute.keyed(fractions.values))
  let shape = options.sampler.shape ?? card.shape
  try card.check(generating: shape)
  let bytes = try MemoryNeeds.generation(
    options.count, of: shape, by: card, exact: !exact.values.isEmpty)
  if shape != card.shape {
    listener.remark(
      "\(shape) voxels a volume, up to \(decimal(Double(bytes) / 1e9, 1)) GB of memory")
  }
  let folder = RunFolder(options.out)
  guard folder.isEmpty else {
    throw StudyError.runExists(folder: options.out, resumable: false)
  }
  let threads = Threads.count(options.threads)
  let generator = try SampleGenerator(folder: bundle, threads: threads)
  let lock = try folder.claimNew()
  defer { lock.release() }
  let batch = Batch(
    options: options, card: card,
    model: NetworkModel(generator: generator, plan: options.sampler, exact: exact),
    threads: threads)
  return try batch.write(condition: condition, request: request.values, listener: listener)
}

/// The volumes of one `generate`, made and written a few at a time.
private struct Batch {
  let options: GenerateOptions
  let card: ModelCard
  let model: NetworkModel
  let threads: Int

  func write(
    condition: [Double?], request: [String: Double], listener: Listener
  ) throws -> [GeneratedFile] {
    let measure = VolumeMeasurer(
      sides: card.sides,
      quantities: .conditions.union(Quantities(measuring: card.conditionAttributes)),
      threads: threads)
    var files: [GeneratedFile] = []
    for start in stride(from: 0, to: options.count, by: model.together) {
      let indices = (start..<min(start + model.together, options.count)).map { options.first + $0 }
      let samples = try model.generator.generate(
        indices.map {
          SampleRequest(partial: condition, seed: SampleSeed(study: options.seed, index: $0))
        }, shape: model.shape, settings: model.settings, shares: model.exact?.shares)
      let measured = measure(samples.map(\.volume))
      for (place, sample) in samples.enumerated() {
        let index = indices[place]
        let file = "\(options.out)/sample-\(index).\(options.format)"
        try writeVolume(sample.volume, to: file)
        files.append(
          GeneratedFile(
            file: file, seed: options.seed, sample: index, requested: request,
            measured: Dictionary(
              uniqueKeysWithValues: measured[place].map { ($0.key.rawValue, $0.value) }),
            predicted: sample.prediction.byAttribute.reduce(into: [:]) {
              $0[$1.key.rawValue] = .init(mean: $1.value.mean, deviation: $1.value.deviation)
            }))
      }
      listener.progress(
        StageProgress(stage: "generate", done: files.count, total: options.count))
    }
    let sheet = try JSONText.document(GeneratedFiles(files))
    try RunFolder(options.out).write(sheet, to: options.out + "/samples.json")
    return files
  }
}
