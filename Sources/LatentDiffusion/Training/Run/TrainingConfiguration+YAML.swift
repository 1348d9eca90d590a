package import StrictYAML
import Descriptors
import Support
import Tensors
import Volumes

extension TrainingConfiguration {
  /// The configuration in the YAML file at `path`. Keys that are left out keep their defaults.
  package static func load(_ path: String) throws(SettingsError) -> TrainingConfiguration {
    try read(SettingsNode.load(path))
  }

  /// The configuration at `node`.
  package static func read(_ node: SettingsNode) throws(SettingsError) -> TrainingConfiguration {
    let root = try node.mapping(allowing: [
      "summary", "labels", "conditions", "predictions", "sides", "overturn", "seed", "start_from",
      "architecture", "vae", "pool", "predictor", "diffusion", "tuning", "sampler",
      "device", "label_memory_mb",
    ])
    var result = TrainingConfiguration()
    result.summary = try root.text("summary", default: result.summary)
    if let node = root["labels"] { result.labels = try node.text() }
    if let node = root["conditions"] { result.conditions = try names(node) }
    if let node = root["predictions"] { result.predictions = try names(node) }
    let sides = try root.word("sides", oneOf: ["open", "periodic"], default: "periodic")
    result.sides = sides == "open" ? .open : .periodic
    if let node = root["overturn"] { result.overturn = try node.flag() }
    result.seed = try root.integer("seed", in: 0...UInt64.max, default: result.seed)
    if let node = root["start_from"] { result.startFrom = try node.text() }
    if let node = root["architecture"] { try result.architecture.read(node) }
    if let node = root["vae"] { try result.vae.read(node) }
    if let node = root["pool"] { try result.pool.read(node) }
    if let node = root["predictor"] {
      try result.predictor.read(node.mapping(allowing: StageSettings.keys))
    }
    if let node = root["diffusion"] { try result.diffusion.read(node) }
    if let node = root["tuning"] {
      var tuning = TuningSettings()
      try tuning.read(node)
      result.tuning = tuning
    }
    if let node = root["sampler"] {
      try result.sampler.read(node, scheduleSteps: result.architecture.steps)
    }
    if let node = root["device"] { result.device = try self.device(node) }
    if let node = root["label_memory_mb"] {
      result.labelMemory = try node.integer(in: 1...1_000_000)
    }
    return result
  }

  private static func device(_ node: SettingsNode) throws(SettingsError) -> Device {
    guard let device = Device(try node.text()) else {
      throw node.error("cpu, cuda or, where there are several, cuda:1")
    }
    return device
  }

  private static func names(_ node: SettingsNode) throws(SettingsError) -> [String] {
    var names: [String] = []
    for member in try node.list() { names.append(try member.text()) }
    guard !names.isEmpty, Set(names).count == names.count else {
      throw node.error("at least one name, each once")
    }
    if let (first, second) = Attribute.repeated(in: Attribute.named(names)) {
      throw node.error(sameQuantity(first, second))
    }
    return names
  }
}

extension StageSettings {
  static let keys = [
    "steps", "batch", "learning_rate", "warm_up", "weight_decay", "average_decay",
    "checkpoint_every", "validate_every", "stop_after",
  ]

  mutating func read(_ root: SettingsMapping) throws(SettingsError) {
    steps = try root.integer("steps", in: 0...100_000_000, default: steps)
    batch = try root.integer("batch", in: 1...65_536, default: batch)
    learningRate = try root.number("learning_rate", in: 1e-9...1, default: learningRate)
    warmUp = try root.integer("warm_up", in: 0...1_000_000, default: warmUp)
    weightDecay = try root.number("weight_decay", in: 0...10, default: weightDecay)
    averageDecay = try root.number("average_decay", in: 0...0.999_999, default: averageDecay)
    checkpointEvery = try root.integer(
      "checkpoint_every", in: 1...100_000_000, default: checkpointEvery)
    validateEvery = try root.integer(
      "validate_every", in: 1...100_000_000, default: validateEvery)
    if let node = root["stop_after"] { stopAfter = try node.integer(in: 1...1_000_000) }
  }
}

extension AutoencoderSettings {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(
      allowing: StageSettings.keys + [
        "divergence_weight", "divergence_warm_up", "crop_fraction", "crop_side", "crop_batch",
        "validation_volumes",
      ])
    try stage.read(root)
    divergenceWeight = try root.number("divergence_weight", in: 0...1000, default: divergenceWeight)
    divergenceWarmUp = try root.number("divergence_warm_up", in: 0...1, default: divergenceWarmUp)
    cropFraction = try root.number("crop_fraction", in: 0...1, default: cropFraction)
    cropSide = try root.integer("crop_side", in: 1...4096, default: cropSide)
    cropBatch = try root.integer("crop_batch", in: 1...4096, default: cropBatch)
    validationVolumes = try root.integer(
      "validation_volumes", in: 1...100_000, default: validationVolumes)
  }
}

extension PoolSettings {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: ["size", "renewal", "validation_volumes"])
    size = try root.integer("size", in: 8...1_000_000, default: size)
    renewal = try root.integer("renewal", in: 1...1_000_000, default: renewal)
    validationVolumes = try root.integer(
      "validation_volumes", in: 1...100_000, default: validationVolumes)
  }
}

extension DiffusionSettings {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(
      allowing: StageSettings.keys
        + ["condition_dropout", "partial_conditions", "consistency", "measured_consistency"])
    try stage.read(root)
    conditionDropout = try root.number("condition_dropout", in: 0...1, default: conditionDropout)
    if let node = root["partial_conditions"] { partialFraction = try node.number(in: 0...1) }
    if let node = root["consistency"] {
      var consistency = ConsistencySettings()
      try consistency.read(node)
      self.consistency = consistency
    }
    if let node = root["measured_consistency"] {
      var consistency = MeasuredConsistencySettings()
      try consistency.read(node)
      measuredConsistency = consistency
    }
  }
}

extension ConsistencySettings {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: ["weight", "below"])
    weight = try root.number("weight", in: 0...100, default: weight)
    below = try root.number("below", in: 0...1, default: below)
  }
}

extension MeasuredConsistencySettings {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: ["weight", "below", "samples", "shift", "after"])
    weight = try root.number("weight", in: 0...100, default: weight)
    below = try root.number("below", in: 0...1, default: below)
    samples = try root.integer("samples", in: 1...4096, default: samples)
    shift = try root.number("shift", in: 0...2, default: shift)
    if let node = root["after"] { after = try node.number(in: 0...1) }
  }
}

extension TuningSettings {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    // Each round has its own samples to validate on, so an early end would be an arbitrary one.
    let root = try node.mapping(
      allowing: StageSettings.keys.filter { $0 != "stop_after" } + ["rounds", "samples", "share"])
    try stage.read(root)
    stage.steps = try root.integer("steps", in: 1...100_000_000, default: stage.steps)
    rounds = try root.integer("rounds", in: 1...min(100, stage.steps), default: rounds)
    samples = try root.integer("samples", in: 1...1_000_000, default: samples)
    share = try root.number("share", in: 0.05...1, default: share)
  }
}

extension SamplerSettings {
  mutating func read(_ node: SettingsNode, scheduleSteps: Int) throws(SettingsError) {
    let root = try node.mapping(allowing: [
      "method", "steps", "guidance", "steering", "corrections", "close_enough", "redraws",
    ])
    let word = try root.word(
      "method", oneOf: Method.allCases.map(\.rawValue), default: method.rawValue)
    method = Method(rawValue: word)!
    steps = try root.integer("steps", in: 1...scheduleSteps, default: steps)
    guidance = try root.number("guidance", in: Limits.guidance, default: guidance)
    corrections = try root.integer(
      "corrections", in: 0...Self.mostCorrections, default: corrections)
    closeEnough = try root.number("close_enough", in: Limits.closeEnough, default: closeEnough)
    redraws = try root.integer("redraws", in: 0...Self.mostRedraws, default: redraws)
    if let node = root["steering"] {
      let given = try node.mapping(allowing: ["moves", "below"])
      let usual = Steering()
      steering = Steering(
        moves: try given.integer("moves", in: 1...Steering.mostMoves, default: usual.moves),
        below: try given.number("below", in: 0...1, default: usual.below))
    }
  }
}
