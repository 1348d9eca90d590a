extension Architecture {
  private enum Key: String, CodingKey { case autoencoder, predictor, denoiser, paper }

  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Key.self)
    self.init(paper: try parts.decodeIfPresent(PaperArchitecture.self, forKey: .paper))
    guard paper == nil else { return }
    autoencoder = try parts.decode(AutoencoderArchitecture.self, forKey: .autoencoder)
    predictor = try parts.decode(PredictorArchitecture.self, forKey: .predictor)
    denoiser = try parts.decode(DenoiserArchitecture.self, forKey: .denoiser)
  }

  /// Only what counts: the paper's sizes alone, or this program's own.
  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: Key.self)
    if let paper { return try parts.encode(paper, forKey: .paper) }
    try parts.encode(autoencoder, forKey: .autoencoder)
    try parts.encode(predictor, forKey: .predictor)
    try parts.encode(denoiser, forKey: .denoiser)
  }
}
