import PhaseField
import ProcessModel
import Volumes

/// What contradicts itself in a card: the key, what stands there and what should.
struct CardFault {
  let key: String
  let found: String
  let expected: String

  init(_ key: String, _ found: String, _ expected: String) {
    self.key = key
    self.found = found
    self.expected = expected
  }
}

extension ModelCard {
  /// Refuses a card whose parts contradict each other.
  func check(path: String) throws(LatentDiffusionError) {
    guard format == 1 else {
      throw .card(path: path, key: "format", found: "\(format)", expected: "1")
    }
    try architecture.check(path: path)
    if let fault = nameFault ?? scaleFault ?? volumeFault ?? processFault {
      throw .card(path: path, key: fault.key, found: fault.found, expected: fault.expected)
    }
    try sampler.check(scheduleSteps: architecture.steps)
  }

  private var nameFault: CardFault? {
    if conditions.isEmpty { return CardFault("conditions", "none", "at least one") }
    let lists = [
      ("conditions", conditions), ("predictions", predictions), ("attributes", attributes),
    ]
    for (key, names) in lists {
      for name in names where !attributes.contains(name) {
        let known = attributes.joined(separator: ", ")
        return CardFault(key, name, "one of the attributes \(known)")
      }
      if Set(names).count != names.count {
        return CardFault(key, names.joined(separator: ", "), "each name once")
      }
    }
    return nil
  }

  private var scaleFault: CardFault? {
    guard scales.map(\.name) == attributes else {
      return CardFault("scales", "\(scales.map(\.name))", "\(attributes)")
    }
    for scale in scales where !(scale.deviation > 0 && scale.lowest <= scale.highest) {
      return CardFault(
        "scales.\(scale.name)", "\(scale)", "a positive deviation and lowest up to highest")
    }
    for (name, factor) in widening ?? [:] where !(factor > 0 && factor.isFinite) {
      return CardFault("widening.\(name)", "\(factor)", "a positive number")
    }
    let channels = architecture.channels
    guard latents.means.count == channels, latents.deviations.count == channels,
      latents.deviations.allSatisfy({ $0 > 0 })
    else {
      return CardFault("latents", "\(latents)", "\(channels) means and positive deviations")
    }
    return nil
  }

  /// A card without physics has the solver's own.
  private var processFault: CardFault? {
    do { try physics?.check() } catch {
      guard case .badSetting(let name, let value, let allowed) = error else {
        return CardFault("physics", "\(error)", "settings of a simulation")
      }
      return CardFault("physics.\(name)", "\(value)", allowed)
    }
    for (key, fits) in [("process", process ?? []), ("wideFilms", wideFilms?.process ?? [])] {
      let names = fits.map(\.name)
      guard Set(names).count == names.count else {
        return CardFault(key, names.joined(separator: ", "), "each name once")
      }
    }
    return nil
  }

  private var volumeFault: CardFault? {
    guard phases.count >= 2, Set(phases).count == phases.count else {
      return CardFault("phases", "\(phases.map(\.rawValue))", "at least two different phases")
    }
    let sides = [shape.nx, shape.ny, shape.nz]
    guard sides.allSatisfy({ (1...4096).contains($0) && $0 % sideMultiple == 0 }) else {
      return CardFault("shape", "\(shape)", "multiples of \(sideMultiple) up to 4096")
    }
    guard [spacing.x, spacing.y, spacing.z].allSatisfy({ $0 > 0 }) else {
      return CardFault("spacing", "\(spacing)", "three positive lengths, nm")
    }
    return nil
  }
}
