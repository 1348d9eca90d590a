package import Evaluation
package import LatentDiffusion

extension EvaluationReport {
  /// What each stage of the sampler gives: the same requests, the same noise.
  package struct Stages: Encodable, Sendable {
    package struct Stage: Encodable, Sendable {
      package let stage: SamplerStage
      /// Of generating alone; nil where all samples were there already.
      package let secondsPerSample: Double?
      /// Samples of which a condition is 0/0; they are in no agreement.
      package let undefined: Int
      /// Requested against measured.
      package let agreements: [Agreement]
      /// Descriptors that no condition names, beside simulated volumes; empty without a corpus.
      package let descriptors: [DescriptorComparison]
      /// By these descriptors together; nil without a corpus, or below five series.
      package let classifier: ClassifierTest?
    }

    package let requests: Int
    /// Different ones among the requests.
    package let conditions: Int
    package let stages: [Stage]
  }
}
