import Foundation
import Randomness
package import Volumes

/// What an electron tomogram makes of a film: it resolves no more than a few voxels, and its grey
/// values are noisy.
///
/// Grey is 1 in the donor, 0 in the acceptor and ½ in the mixed phase. Cubes of ``coarsening``
/// voxels become one grey value, their mean; each takes Gaussian noise of standard deviation
/// ``noise``; then the first grid is laid over them again, linear between cubes as ``GridRescale``
/// is. The image still has to be segmented, as a measured one has.
package struct TomogramImaging: Hashable, Sendable {
  /// Voxels along the side of a resolved cube.
  package let coarsening: Int
  /// In units of the difference of grey between donor and acceptor.
  package let noise: Double

  /// - Precondition: cubes have a side, and the noise is finite and not negative.
  package init(coarsening: Int = 2, noise: Double = 0.2) {
    precondition(coarsening > 0 && noise.isFinite && noise >= 0, "an image that can be made")
    (self.coarsening, self.noise) = (coarsening, noise)
  }

  /// The grey image of a film; equal for equal seeds and streams. O(voxels).
  ///
  /// Voxels beyond the last whole cube are left out, so sides become multiples of a cube's.
  ///
  /// - Returns: Nil where the film is thinner than a cube.
  package func image(of film: Volume, seed: UInt64, stream: UInt64) -> Field? {
    let (side, old) = (coarsening, film.shape)
    guard min(old.nx, old.ny, old.nz) >= side else { return nil }
    let cubes = Shape(nx: old.nx / side, ny: old.ny / side, nz: old.nz / side)
    var grey = [Float](repeating: 0, count: cubes.count)
    let part = 1 / Float(side * side * side)
    for z in 0..<cubes.nz * side {
      for y in 0..<cubes.ny * side {
        for x in 0..<cubes.nx * side {
          grey[cubes.index(x / side, y / side, z / side)] += part * film[x, y, z].grey
        }
      }
    }
    let draw = Philox(seed: seed, stream: stream)
    for voxel in grey.indices {
      grey[voxel] += Float(noise * draw.normal(at: UInt64(voxel)))
    }
    let coarse = Field(shape: cubes, spacing: Spacing(cube: Double(side)), values: grey)
    return GridRescale(voxel: 1).resample(coarse)
  }

  var settings: [String: String] { ["coarsening": "\(coarsening)", "noise": "\(noise)"] }
}

extension Phase {
  fileprivate var grey: Float {
    switch self {
    case .donor: 1
    case .acceptor: 0
    case .mixed: 0.5
    }
  }
}

extension Philox {
  /// A standard normal number, by Box's and Muller's transformation of one word.
  fileprivate func normal(at index: UInt64) -> Double {
    let word = word(at: index)
    let (high, low) = (Double(word >> 32), Double(word & 0xffff_ffff))
    return (-2 * log((high + 1) / 4_294_967_296)).squareRoot() * cos(2 * .pi * low / 4_294_967_296)
  }
}
