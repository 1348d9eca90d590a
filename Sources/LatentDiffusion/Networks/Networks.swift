import Tensors
import Volumes

/// The three networks of a model.
struct Networks {
  let autoencoder: any LatentCoding
  let predictor: any AttributePredicting
  let denoiser: any NoiseEstimating

  static let files = ["vae.safetensors", "predictor.safetensors", "diffusion.safetensors"]

  init(
    autoencoder: any LatentCoding, predictor: any AttributePredicting,
    denoiser: any NoiseEstimating
  ) {
    self.autoencoder = autoencoder
    self.predictor = predictor
    self.denoiser = denoiser
  }

  /// - Parameter sides: What the volumes' sides are; convolutions close films, not cut-outs.
  init(
    _ architecture: Architecture, sides: Sides, for purpose: NetworkPurpose,
    using initializer: Initializer
  ) throws(TensorError) {
    self = try architecture.family.networks(for: purpose, using: initializer)
    for module in modules { module.setEdges(sides.edges) }
  }

  /// The networks of the bundle in `folder`, with its weights.
  static func load(
    _ folder: String, card: ModelCard, device: Device
  ) throws(LatentDiffusionError) -> Networks {
    let networks = try computing { () throws(TensorError) in
      try Networks(
        card.architecture, sides: card.sides, for: card.purpose, using: .blank(device: device))
    }
    for (file, module) in zip(files, networks.modules) {
      try load(module, from: folder + "/" + file, device: device)
      try card.verify(file, in: folder)
    }
    return networks
  }

  /// In the order of `files`.
  var modules: [any Module] { [autoencoder, predictor, denoiser] }

  private static func load(
    _ module: any Module, from path: String, device: Device
  ) throws(LatentDiffusionError) {
    let stored = try computing { () throws(TensorError) in
      try SafeTensors.read(path, requireFinite: false, device: device).tensors
    }
    let wanted = module.state()
    for (name, tensor) in wanted {
      guard let found = stored[name] else {
        throw .tensorMissing(path: path, tensor: name, expected: tensor.shape)
      }
      guard found.shape == tensor.shape else {
        throw .tensorShape(
          path: path, tensor: name, expected: tensor.shape, found: found.shape)
      }
      guard try computing({ () throws(TensorError) in try found.hasOnlyFiniteValues() }) else {
        throw .tensorNotFinite(path: path, tensor: name)
      }
    }
    for name in stored.names where wanted[name] == nil {
      throw .tensorUnexpected(path: path, tensor: name)
    }
    try computing { () throws(TensorError) in try module.load(stored) }
  }
}

extension TrainingStage {
  /// The index in ``Networks/files`` of the network that it trains.
  var network: Int {
    switch self {
    case .vae: 0
    case .predictor, .tuning: 1
    case .diffusion: 2
    }
  }
}

extension ModelCard {
  /// What its networks are for.
  var purpose: NetworkPurpose {
    let names = [TrainingStage.predictor, .tuning].map(\.rawValue)
    let stage = training.last { names.contains($0.stage) }
    let errors = predictions.map { stage?.validation["rmse_\($0)"] ?? 1 }
    return NetworkPurpose(
      shape: shape, phases: phases.count, conditions: conditions.count, heldOutErrors: errors)
  }
}
