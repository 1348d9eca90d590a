internal import Volumes

/// Effective diffusivity and tortuosity factor of a phase along z.
enum Transport {
  static func measure(
    _ film: Film, _ sides: Sides, _ tortuosity: Attribute, _ diffusivity: Attribute
  ) -> Findings {
    guard film.voxels > 0 else { return [tortuosity: nil, diffusivity: nil] }
    let found = EffectiveDiffusivity(film.slabs, film.components.runs, sides)
    return [tortuosity: found.tortuosityFactor, diffusivity: found.relative]
  }
}
