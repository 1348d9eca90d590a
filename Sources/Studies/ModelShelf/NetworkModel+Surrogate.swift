package import Descriptors
package import InverseDesign
import LatentDiffusion

/// The feature predictor's word on the latents of samples that are not decoded, differentiated
/// through the sampler.
extension NetworkModel: SurrogateModel {
  package var predictable: [Attribute] {
    generator.card.predictions.map { Attribute(rawValue: $0) }
  }

  package func slopes(
    _ requests: [InverseDesign.SampleRequest], weights: [[Attribute: Double]]
  ) throws -> [[Double]] {
    // an exact fraction is the same at every condition
    let rows = weights.map { row in
      predictable.map { exact?.values[$0] == nil ? row[$0] ?? 0 : 0 }
    }
    return try generator.slopes(
      requests.map(Self.asked), weights: rows, shape: shape, settings: settings)
  }

  static func asked(_ request: InverseDesign.SampleRequest) -> LatentDiffusion.SampleRequest {
    LatentDiffusion.SampleRequest(
      condition: request.condition,
      seed: SampleSeed(study: request.noise.study, index: request.noise.index))
  }
}
