package import Generation
import Tensors
package import Volumes

extension SampleGenerator {
  /// What the predictor sees in the latents of the samples of `requests`, which are neither
  /// corrected nor decoded: about what comes with the samples, and a smooth function of the condition.
  package func predict(
    _ requests: [SampleRequest], shape: Shape? = nil, settings: SamplerSettings? = nil
  ) throws(LatentDiffusionError) -> [Prediction] {
    let shape = shape ?? card.shape
    let settings = settings ?? card.sampler
    try check(requests, shape: shape, settings: settings)
    return try inBatches(requests, of: shape) { asked, _ throws(TensorError) in
      try withoutGradients { () throws(TensorError) in
        let batch = filled(asked, shape: shape)
        let latents = try latents(
          of: batch, at: standardised(conditions: batch), shape: shape, settings: settings)
        return try predictions(of: latents, count: asked.count)
      }
    }
  }

  /// ∂(Σ_k w_k μ_k)/∂c for each request, with μ_k the predicted means and c its condition, the noise
  /// held: the sampler and the predictor differentiated in reverse, corrections left out.
  ///
  /// - Parameter weights: w, one row for each request in the order of the card's predictions.
  /// - Returns: One slope per condition for each request, in their own units.
  /// - Complexity: About three times ``predict(_:shape:settings:)`` without steering; keeps the
  ///   activations of every step for one batch.
  package func slopes(
    _ requests: [SampleRequest], weights: [[Double]], shape: Shape? = nil,
    settings: SamplerSettings? = nil
  ) throws(LatentDiffusionError) -> [[Double]] {
    let shape = shape ?? card.shape
    let settings = settings ?? card.sampler
    try check(requests, shape: shape, settings: settings)
    precondition(weights.count == requests.count, "one row of weights for each request")
    precondition(weights.allSatisfy { $0.count == card.predictions.count }, "a weight each")
    return try inBatches(requests, of: shape) { asked, start throws(TensorError) in
      try slopes(
        of: asked, weights: Array(weights[start..<(start + asked.count)]), shape, settings)
    }
  }

  private func slopes(
    of asked: [SampleRequest], weights: [[Double]], _ shape: Shape, _ settings: SamplerSettings
  ) throws(TensorError) -> [[Double]] {
    let batch = filled(asked, shape: shape)
    let slopes = try withGradients { () throws(TensorError) in
      let conditions = try standardised(conditions: batch).requireGrad()
      let latents = try latents(
        of: batch, at: conditions, shape: shape, settings: settings, recording: true)
      let means = try networks.predictor(latents).mean
      try means.backward(gradient: rates(at: means, weights: weights))
      return try conditions.grad?.doubles() ?? [Double](repeating: 0, count: conditions.count)
    }
    let scales = scales(of: card.conditions)
    return asked.enumerated().map { index, request in
      scales.indices.map {
        slopes[index * scales.count + $0] * scales[$0].rate(at: request.condition[$0])
      }
    }
  }

  /// ∂(Σ w μ)/∂ each standardised mean; 0 for the copies that fill the batch.
  private func rates(
    at means: Tensor, weights: [[Double]]
  ) throws(TensorError) -> Tensor {
    let scales = scales(of: card.predictions)
    let values = try means.detach().doubles()
    let rates = values.indices.map { index -> Float in
      let (row, column) = index.quotientAndRemainder(dividingBy: scales.count)
      guard row < weights.count else { return 0 }
      return Float(weights[row][column] * scales[column].rate(atStandardised: values[index]))
    }
    return try Tensor(rates, shape: means.shape, device: device)
  }

  /// `body` of each batch of requests, told where it begins.
  private func inBatches<Result>(
    _ requests: [SampleRequest], of shape: Shape,
    _ body: ([SampleRequest], Int) throws(TensorError) -> [Result]
  ) throws(LatentDiffusionError) -> [Result] {
    var results: [Result] = []
    let batch = batch(of: shape)
    for start in stride(from: 0, to: requests.count, by: batch) {
      let asked = Array(requests[start..<min(start + batch, requests.count)])
      results += try computing { () throws(TensorError) in try body(asked, start) }
    }
    return results
  }
}
