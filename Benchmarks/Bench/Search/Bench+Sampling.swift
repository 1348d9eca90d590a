import Descriptors
import Foundation
import Generation
import InverseDesign
import LatentDiffusion
import Realism
import Studies

extension Bench {
  /// What one sample costs alone and in company: made, told by the predictor, told with slopes.
  func samplingTable() throws -> Table {
    var table = Table(
      title: "A sample alone and in company",
      note: """
        At one likely condition, with the card's sampler. Made: latent, decoded, the conditions \
        measured on the voxels. Told: the predictor's word on the latent, nothing decoded. Slopes: \
        the gradient of one sum of predictions by the conditions, noise held. Medians of \
        \(Self.samplingRounds) rounds in turn; the peak is the process's resident memory so far.
        """,
      header: [
        "model", "together", "made, a sample", "told, a sample", "told with slopes, a sample",
        "peak",
      ])
    for name in search.samplingModels.split(separator: ",").map(String.init) {
      try addSampling(of: name, to: &table)
    }
    return table
  }

  private static var samplingRounds: Int { 3 }

  private func addSampling(of name: String, to table: inout Table) throws {
    let folder = try ModelShelf.folder(of: name)
    let card = try ModelCard.load(folder)
    let generator = try SampleGenerator(folder: folder, threads: threads)
    let model = NetworkModel(generator: generator, plan: SamplerPlan())
    let condition = try RequestCheck.distribution(of: card, in: folder).mean
    let measure = VolumeMeasurer(
      sides: card.sides, quantities: Quantities(measuring: model.conditions), threads: threads)
    for count in [1, 2, 4, 8] {
      let requests = (0..<count).map {
        SampleRequest(condition: condition, seed: SampleSeed(study: search.seed, index: $0))
      }
      let weights = requests.map { _ in
        Dictionary(uniqueKeysWithValues: model.conditions.map { ($0, 1.0) })
      }
      let laps = try race(
        rounds: Self.samplingRounds,
        [
          Contestant(name: "made") { _ = measure(try model.generate(requests).map(\.volume)) },
          Contestant(name: "told") {
            _ = try generator.predict(requests)
          },
          Contestant(name: "slopes") { _ = try model.slopes(requests, weights: weights) },
        ])
      table.rows.append(
        [card.name, "\(count)"] + laps.map { time($0.wall / Double(count)) }
          + ["\(Machine.peakMegabytes) MB"])
    }
  }
}

extension Machine {
  /// The most memory that this process has held, in millions of bytes.
  fileprivate static var peakMegabytes: Int {
    let facts = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let peak = facts.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return peak?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 / 1_000_000 }
      ?? 0
  }
}
