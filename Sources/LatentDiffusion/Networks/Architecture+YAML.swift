import StrictYAML

extension Architecture {
  /// `paper`, `compact`, or the sizes of either.
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    guard node.isMapping else {
      let word = try node.word(oneOf: ["compact", "paper"])
      if word == "paper" { paper = PaperArchitecture() }
      return
    }
    let own = ["autoencoder", "predictor", "denoiser"]
    let root = try node.mapping(allowing: own + ["paper"])
    if let node = root["paper"] {
      for key in own where root[key] != nil {
        throw root[key]!.error("the paper's networks have no \(key) of this program's")
      }
      paper = PaperArchitecture()
      try paper!.read(node)
    }
    if let node = root["autoencoder"] { try autoencoder.read(node) }
    if let node = root["predictor"] { try predictor.read(node) }
    if let node = root["denoiser"] { try denoiser.read(node) }
  }
}

extension AutoencoderArchitecture {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: [
      "patch", "widths", "encoder_blocks", "decoder_blocks", "stem_kernel", "head_kernel",
      "channels",
    ])
    patch = try root.integer("patch", in: 1...16, default: patch)
    widths = try root.list("widths", of: 1...2048, default: widths)
    encoderBlocks = try root.blocks("encoder_blocks", levels: widths.count, default: encoderBlocks)
    decoderBlocks = try root.blocks("decoder_blocks", levels: widths.count, default: decoderBlocks)
    stemKernel = try root.kernel("stem_kernel", default: stemKernel)
    headKernel = try root.kernel("head_kernel", default: headKernel)
    channels = try root.integer("channels", in: 1...64, default: channels)
  }
}

extension PredictorArchitecture {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: ["width", "blocks", "bands", "hidden", "sweep"])
    width = try root.integer("width", in: 1...2048, default: width)
    blocks = try root.integer("blocks", in: 0...16, default: blocks)
    bands = try root.integer("bands", in: 1...16, default: bands)
    hidden = try root.integer("hidden", in: 1...8192, default: hidden)
    if let node = root["sweep"] { sweep = try node.integer(in: 1...2048) }
  }
}

extension DenoiserArchitecture {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: [
      "widths", "blocks", "embedding", "steps", "separate_masks",
    ])
    widths = try root.list("widths", of: 1...2048, default: widths)
    blocks = try root.integer("blocks", in: 1...16, default: blocks)
    embedding = try root.integer("embedding", in: 2...4096, default: embedding)
    steps = try root.integer("steps", in: 1...100_000, default: steps)
    if let node = root["separate_masks"] { separateMasks = try node.flag() }
  }
}

extension PaperArchitecture {
  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: [
      "widths", "halves_first", "channels", "divergence_weight", "dropout", "features", "steps",
    ])
    widths = try root.list("widths", of: 1...2048, default: widths)
    halvesFirst = try root.flag("halves_first", default: halvesFirst)
    channels = try root.integer("channels", in: 1...64, default: channels)
    divergenceWeight = try root.number("divergence_weight", in: 0...1000, default: divergenceWeight)
    dropout = try root.number("dropout", in: 0...0.99, default: dropout)
    features = try root.integer("features", in: 8...4096, default: features)
    guard features % 8 == 0 else { throw root.error("features must be a multiple of 8") }
    steps = try root.integer("steps", in: 1...100_000, default: steps)
  }
}

extension SettingsMapping {
  fileprivate func list(
    _ key: String, of range: ClosedRange<Int>, default value: [Int]
  ) throws(SettingsError) -> [Int] {
    guard let node = self[key] else { return value }
    var numbers: [Int] = []
    for member in try node.list() { numbers.append(try member.integer(in: range)) }
    guard (1...6).contains(numbers.count) else { throw node.error("between 1 and 6 numbers") }
    return numbers
  }

  fileprivate func blocks(
    _ key: String, levels: Int, default value: [Int]
  ) throws(SettingsError) -> [Int] {
    let blocks = try list(key, of: 0...16, default: value)
    guard blocks.count == levels else {
      throw (self[key]?.error("one number for each of the \(levels) widths"))
        ?? error("\(key) is needed: one number for each of the \(levels) widths")
    }
    return blocks
  }

  fileprivate func kernel(_ key: String, default value: Int) throws(SettingsError) -> Int {
    guard let node = self[key] else { return value }
    let kernel = try node.integer(in: 1...5)
    guard kernel % 2 == 1 else { throw node.error("a kernel of 1, 3 or 5") }
    return kernel
  }
}
