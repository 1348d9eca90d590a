internal import Volumes

/// Effective diffusivity and tortuosity factor of a phase along z.
enum Transport {
  static func donor(_ films: Films, _ tolerance: Double) -> Findings {
    measure(films.donor, films, tolerance, .donorTortuosityFactor, .donorDiffusivity)
  }

  static func acceptor(_ films: Films, _ tolerance: Double) -> Findings {
    measure(films.acceptor, films, tolerance, .acceptorTortuosityFactor, .acceptorDiffusivity)
  }

  static func mixed(_ films: Films, _ tolerance: Double) -> Findings {
    measure(films.mixed, films, tolerance, .mixedTortuosityFactor, .mixedDiffusivity)
  }

  private static func measure(
    _ film: Film, _ films: Films, _ tolerance: Double, _ tortuosity: Attribute,
    _ diffusivity: Attribute
  ) -> Findings {
    guard film.voxels > 0 else { return [tortuosity: nil, diffusivity: nil] }
    let found = EffectiveDiffusivity(
      film.slabs, film.components.runs, films.sides, films.edges, tolerance: tolerance)
    return [tortuosity: found.tortuosityFactor, diffusivity: found.relative]
  }
}
