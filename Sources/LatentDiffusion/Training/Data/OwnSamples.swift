import Tensors

/// Latents that a model drew itself, and the attributes of what they decode to.
struct OwnSamples {
  /// Standardised, x fastest.
  private(set) var latents: [[Float]] = []
  private(set) var attributes: [[Double]] = []

  var count: Int { latents.count }

  mutating func append(latent: [Float], attributes: [Double]) {
    latents.append(latent)
    // In single precision, as in their file, so that read and drawn ones are the same.
    self.attributes.append(attributes.map { Double(Float($0)) })
  }

  mutating func append(_ others: OwnSamples) {
    latents += others.latents
    attributes += others.attributes
  }

  func write(to path: String, settings: String) throws(TensorError) {
    let tensors = NamedTensors([
      (
        "latents",
        try Tensor(latents.flatMap { $0 }, shape: [count, latents.first?.count ?? 0])
      ),
      (
        "attributes",
        try Tensor(
          attributes.flatMap { $0.map { Float($0) } },
          shape: [count, attributes.first?.count ?? 0])
      ),
    ])
    try SafeTensors.write(tensors, metadata: ["settings": settings], to: path)
  }

  init() {}

  /// Those in the file at `path`; nil where they belong to other settings.
  init?(reading path: String, settings: String) throws(TensorError) {
    let file = try SafeTensors.read(path, requireFinite: false)
    guard file.metadata["settings"] == settings, let latents = file.tensors["latents"],
      let attributes = file.tensors["attributes"], latents.shape.count == 2,
      attributes.shape.count == 2, latents.shape[0] == attributes.shape[0]
    else { return nil }
    self.latents = try latents.floats().rows(of: latents.shape[1])
    self.attributes = try attributes.floats().rows(of: attributes.shape[1]).map { row in
      row.map { Double($0) }
    }
  }
}

extension [Float] {
  fileprivate func rows(of length: Int) -> [[Float]] {
    stride(from: 0, to: count, by: Swift.max(length, 1)).map {
      Array(self[$0..<$0 + length])
    }
  }
}
