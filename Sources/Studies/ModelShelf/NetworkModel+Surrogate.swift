package import Descriptors
package import Generation
import InverseDesign
import LatentDiffusion

/// The feature predictor's word on the latents of samples that are not decoded, differentiated
/// through the sampler.
extension NetworkModel: SurrogateModel {
  package var predictable: [Attribute] {
    generator.card.predictedAttributes
  }

  package func slopes(
    _ requests: [SampleRequest], weights: [[Attribute: Double]]
  ) throws -> [[Double]] {
    // an exact fraction is the same at every condition
    let rows = weights.map { row in
      predictable.map { exact?.values[$0] == nil ? row[$0] ?? 0 : 0 }
    }
    return try generator.slopes(requests, weights: rows, shape: shape, settings: settings)
  }
}
