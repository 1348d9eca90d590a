import Volumes

/// The known slips of the C++ reference, reproduced to compare with its recorded values.
enum ReferenceSlips {
  /// The share of straight mixed voxels when paths may also enter through the far electrode at no
  /// cost: once any mixed voxel of the far slab is reached, all of them are, at the same length.
  static func straightMixed(_ volume: Volume, sides: Sides, from electrode: Int) -> Double {
    let shape = volume.shape
    let far = shape.nz - 1 - electrode
    let mixed = (0..<shape.count).filter { volume.labels[$0] == Phase.mixed.rawValue }
    var lengths = [Double](repeating: .infinity, count: shape.count)
    for i in mixed where i / shape.slab == electrode { lengths[i] = 0 }
    relax(&lengths, mixed, volume, sides)
    let across = mixed.filter { $0 / shape.slab == far }
    let shortest = across.map { lengths[$0] }.min() ?? .infinity
    for i in across { lengths[i] = shortest }
    relax(&lengths, mixed, volume, sides)
    let reached = mixed.filter { lengths[$0].isFinite }
    let straight = reached.count { i in
      let h = Double(abs(i / shape.slab - electrode))
      return h == 0 || abs(lengths[i] / h - 1) < 1 / Double(shape.nz)
    }
    return reached.isEmpty ? 0 : Double(straight) / Double(reached.count)
  }

  /// Bellman and Ford: over all voxels until nothing shortens.
  private static func relax(
    _ lengths: inout [Double], _ voxels: [Int], _ volume: Volume, _ sides: Sides
  ) {
    let shape = volume.shape
    var changed = true
    while changed {
      changed = false
      for i in voxels {
        for (j, length) in neighbours(i, shape, sides) where volume.labels[j] == 3 {
          guard lengths[j] + length < lengths[i] else { continue }
          lengths[i] = lengths[j] + length
          changed = true
        }
      }
    }
  }

  private static func neighbours(_ i: Int, _ shape: Shape, _ sides: Sides) -> [(Int, Double)] {
    let (z, y, x) = (i / shape.slab, i % shape.slab / shape.nx, i % shape.nx)
    return (0..<27).filter { $0 != 13 }.compactMap { step in
      let (dx, dy, dz) = (step % 3 - 1, step / 3 % 3 - 1, step / 9 - 1)
      var (nx, ny) = (x + dx, y + dy)
      if sides == .periodic {
        (nx, ny) = ((nx + shape.nx) % shape.nx, (ny + shape.ny) % shape.ny)
      }
      let inside = 0..<shape.nx ~= nx && 0..<shape.ny ~= ny && 0..<shape.nz ~= z + dz
      let axes = Double(dx * dx + dy * dy + dz * dz)
      return inside ? (shape.index(nx, ny, z + dz), axes.squareRoot()) : nil
    }
  }
}
