import Volumes

/// Steady diffusion along z through a phase by plain conjugate gradients on the concentration.
enum NaiveDiffusion {
  /// The flux over that of a solid block, from what enters at the cathode.
  static func relative(_ volume: Volume, _ phase: Phase, _ sides: Sides) -> Double {
    let shape = volume.shape
    let bonds = NaiveFilm.neighbours(shape, x: sides == .periodic, y: sides == .periodic)
      .enumerated().map { i, all in
        all.filter { $0.1 == 1 && volume.labels[$0.0] == phase.rawValue }.map(\.0)
      }
    let voxels = (0..<shape.count).filter { volume.labels[$0] == phase.rawValue }
    func electrodes(_ i: Int) -> Double {
      (i / shape.slab == 0 ? 2 : 0) + (i / shape.slab == shape.nz - 1 ? 2 : 0)
    }
    func product(_ c: [Double]) -> [Double] {
      var result = c
      for i in voxels {
        result[i] = electrodes(i) * c[i] + bonds[i].reduce(0) { $0 + c[i] - c[$1] }
      }
      return result
    }
    func dot(_ a: [Double], _ b: [Double]) -> Double { voxels.reduce(0) { $0 + a[$1] * b[$1] } }

    var c = [Double](repeating: 0, count: shape.count)
    var residual = c
    for i in voxels where i < shape.slab { residual[i] = 2 }
    var direction = residual
    var energy = dot(residual, residual)
    var steps = 0
    while energy > 1e-26, steps < 20 * shape.count {
      let image = product(direction)
      let step = energy / dot(direction, image)
      for i in voxels {
        c[i] += step * direction[i]
        residual[i] -= step * image[i]
      }
      let next = dot(residual, residual)
      for i in voxels { direction[i] = residual[i] + next / energy * direction[i] }
      energy = next
      steps += 1
    }
    let entering = voxels.filter { $0 < shape.slab }.reduce(0) { $0 + 2 * (1 - c[$1]) }
    return entering * Double(shape.nz) / Double(shape.slab)
  }
}
