import Support
package import Volumes

/// A finer or coarser cubic grid laid over an image.
///
/// Voxel i of the new grid lies at i·`voxel`, voxel k of the old at k·spacing: both grids share
/// their first voxel. Along an axis of N voxels of length s the new grid has ⌊N·s/voxel⌋. Between
/// old voxels grey values are linear in x, y and z; beyond the last they are its value.
///
/// - Source: Ising_OPV's “desired unit size”, which agrees at whole and half steps.
package struct GridRescale: Hashable, Codable, Sendable {
  /// The length of a new voxel, nm.
  package let voxel: Double

  /// - Precondition: the length is finite and positive.
  package init(voxel: Double) {
    precondition(voxel.isFinite && voxel > 0, "a length is positive")
    self.voxel = voxel
  }

  /// Nil when the image is thinner than one new voxel. O(new voxels).
  package func resample(_ field: Field) -> Field? {
    let (shape, spacing) = (field.shape, field.spacing)
    let xs = GridAxis(old: shape.nx, step: voxel / spacing.x)
    let ys = GridAxis(old: shape.ny, step: voxel / spacing.y)
    let zs = GridAxis(old: shape.nz, step: voxel / spacing.z)
    guard let new = Shape(optional: xs.count, ys.count, zs.count) else { return nil }
    guard [xs.count, ys.count, zs.count].allSatisfy({ $0 <= Limits.side.upperBound }) else {
      return nil
    }
    guard xs.step != 1 || ys.step != 1 || zs.step != 1 else { return field }
    var values: [Float] = []
    values.reserveCapacity(new.count)
    for z in zs.places {
      for y in ys.places {
        for x in xs.places { values.append(field.value(x, y, z)) }
      }
    }
    return Field(shape: new, spacing: Spacing(cube: voxel), values: values)
  }
}

/// One axis of the new grid, in units of the old.
struct GridAxis {
  let old: Int
  let step: Double

  /// The new voxels; a quotient that misses a whole number by rounding counts as whole.
  ///
  /// More than a file can hold is as good as none: a step that is no number gives none.
  var count: Int { Int(exactly: (Double(old) / step + 1e-9).rounded(.down)) ?? 0 }

  struct Place {
    let low: Int
    let high: Int
    /// The part of the upper neighbour.
    let part: Float
  }

  var places: [Place] { (0..<count).map(place) }

  func place(_ index: Int) -> Place {
    var position = min(Double(index) * step, Double(old - 1))
    if abs(position - position.rounded()) < 1e-9 { position = position.rounded() }
    let low = Int(position)
    let part = position - Double(low)
    return Place(low: low, high: part > 0 ? low + 1 : low, part: Float(part))
  }

  /// The new voxels whose neighbours all lie among the old ones of `range`.
  func inside(_ range: Range<Int>) -> Range<Int> {
    let found = (0..<count).filter { index in
      let place = place(index)
      return range.contains(place.low) && range.contains(place.high)
    }
    guard let first = found.first, let last = found.last else { return 0..<0 }
    return first..<last + 1
  }
}

extension Field {
  fileprivate func value(_ x: GridAxis.Place, _ y: GridAxis.Place, _ z: GridAxis.Place) -> Float {
    func along(_ y: Int, _ z: Int) -> Float {
      mix(values[shape.index(x.low, y, z)], values[shape.index(x.high, y, z)], x.part)
    }
    func across(_ z: Int) -> Float { mix(along(y.low, z), along(y.high, z), y.part) }
    return mix(across(z.low), across(z.high), z.part)
  }
}

private func mix(_ a: Float, _ b: Float, _ part: Float) -> Float {
  part == 0 ? a : a + (b - a) * part
}

extension Shape {
  fileprivate init?(optional nx: Int, _ ny: Int, _ nz: Int) {
    guard nx > 0, ny > 0, nz > 0 else { return nil }
    self.init(nx: nx, ny: ny, nz: nz)
  }
}
