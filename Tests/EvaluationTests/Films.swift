import Randomness
import Volumes

/// Films whose statistics are known.
enum Films {
  /// Voxel by voxel.
  static func build(_ shape: Shape, _ phase: (Int, Int, Int) -> Phase) -> Volume {
    var film = Volume(shape: shape, filledWith: .donor)
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx { film[x, y, z] = phase(x, y, z) }
      }
    }
    return film
  }

  /// Every voxel by itself: donor with the probability `share`, else acceptor.
  static func noise(_ shape: Shape, share: Double, seed: UInt64) -> Volume {
    var dice = SplitMix64(seed: seed)
    return build(shape) { _, _, _ in
      Double.random(in: 0..<1, using: &dice) < share ? .donor : .acceptor
    }
  }

  /// Layers across x, half donor and half acceptor.
  static func lamellae(_ shape: Shape, period: Int) -> Volume {
    build(shape) { x, _, _ in x % period < period / 2 ? .donor : .acceptor }
  }

  static func shifted(_ film: Volume, x: Int, y: Int) -> Volume {
    let shape = film.shape
    return build(shape) { film[($0 + x) % shape.nx, ($1 + y) % shape.ny, $2] }
  }
}
