import Tensors
import Volumes

/// The three networks of a model.
struct Networks {
  let autoencoder: Autoencoder
  let predictor: FeaturePredictor
  let denoiser: DenoiserNetwork

  static let files = ["vae.safetensors", "predictor.safetensors", "diffusion.safetensors"]

  /// - Parameter sides: What the volumes' sides are; convolutions close films, not cut-outs.
  init(
    _ architecture: Architecture, sides: Sides, phases: Int, conditions: Int, predictions: Int,
    using initializer: Initializer
  ) throws(TensorError) {
    let channels = architecture.autoencoder.channels
    autoencoder = try Autoencoder(architecture.autoencoder, phases: phases, using: initializer)
    predictor = try FeaturePredictor(
      architecture.predictor, channels: channels, attributes: predictions, using: initializer)
    denoiser = try DenoiserNetwork(
      architecture.denoiser, channels: channels, conditions: conditions, using: initializer)
    for module in modules { module.setEdges(sides.edges) }
  }

  /// The networks of the bundle in `folder`, with its weights.
  static func load(
    _ folder: String, card: ModelCard, device: Device
  ) throws(LatentDiffusionError) -> Networks {
    let networks = try computing { () throws(TensorError) in
      try Networks(
        card.architecture, sides: card.sides, phases: card.phases.count,
        conditions: card.conditions.count, predictions: card.predictions.count,
        using: .blank(device: device))
    }
    for (file, module) in zip(files, networks.modules) {
      try load(module, from: folder + "/" + file, device: device)
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
