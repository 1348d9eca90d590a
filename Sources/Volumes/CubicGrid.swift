/// A grid of cubes over the box of a volume whose voxels are of any lengths.
///
/// Along an axis of N voxels of length s there are N·s/L cubes, rounded, each at its own position: the
/// middle of cube i lies at (i + ½)L from the box's face.
package struct CubicGrid: Hashable, Sendable {
  /// The side of a cube, nm.
  package let length: Double
  package let shape: Shape
  private let source: Shape
  private let steps: (x: Double, y: Double, z: Double)

  package static func == (a: CubicGrid, b: CubicGrid) -> Bool {
    a.length == b.length && a.shape == b.shape && a.source == b.source && a.steps == b.steps
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(length)
    hasher.combine(shape)
  }

  /// Nil where the length is not finite and positive, a side would be under half a cube, or the
  /// cubes could not be counted.
  package init?(length: Double, over shape: Shape, spacing: Spacing) {
    guard length.isFinite, length > 0 else { return nil }
    func count(_ voxels: Int, _ edge: Double) -> Int? {
      let cubes = (Double(voxels) * edge / length).rounded()
      return cubes >= 1 && cubes < 1e9 ? Int(cubes) : nil
    }
    guard let nx = count(shape.nx, spacing.x), let ny = count(shape.ny, spacing.y),
      let nz = count(shape.nz, spacing.z), let cubes = Shape(checking: nx, ny, nz)
    else { return nil }
    (self.length, self.shape, source) = (length, cubes, shape)
    steps = (length / spacing.x, length / spacing.y, length / spacing.z)
  }

  /// The volume on the cubes, each that of the voxel in which its middle lies. O(cubes).
  package func nearest(_ volume: Volume) -> Volume {
    let (xs, ys, zs) = axes.map { axis in axis.map { $0.nearest } }
    var labels: [UInt8] = []
    labels.reserveCapacity(shape.count)
    for z in zs {
      for y in ys {
        let row = source.index(0, y, z)
        for x in xs { labels.append(volume.labels[row + x]) }
      }
    }
    return Volume(shape: shape, spacing: Spacing(cube: length), labels: labels)
  }

  /// The field on the cubes, linear in x, y and z between the middles of voxels; beyond the
  /// outermost middles it is their value. O(cubes).
  package func interpolated(_ field: Field) -> Field {
    let (xs, ys, zs) = axes.map { $0 }
    var values: [Float] = []
    values.reserveCapacity(shape.count)
    for z in zs {
      for y in ys {
        let rows = [(y.low, z.low), (y.high, z.low), (y.low, z.high), (y.high, z.high)].map {
          source.index(0, $0.0, $0.1)
        }
        for x in xs {
          let along = rows.map { mix(field.values[$0 + x.low], field.values[$0 + x.high], x.part) }
          values.append(
            mix(mix(along[0], along[1], y.part), mix(along[2], along[3], y.part), z.part))
        }
      }
    }
    return Field(shape: shape, spacing: Spacing(cube: length), values: values)
  }

  private struct Neighbours {
    let nearest, low, high: Int
    /// The part of the upper neighbour.
    let part: Float
  }

  private struct Axes {
    let x, y, z: [Neighbours]

    func map<T>(_ body: ([Neighbours]) -> T) -> (T, T, T) { (body(x), body(y), body(z)) }
  }

  private var axes: Axes {
    Axes(
      x: neighbours(shape.nx, source.nx, steps.x), y: neighbours(shape.ny, source.ny, steps.y),
      z: neighbours(shape.nz, source.nz, steps.z))
  }

  private func neighbours(_ count: Int, _ old: Int, _ step: Double) -> [Neighbours] {
    (0..<count).map { index in
      // In voxels from the box's face; a middle that misses a face by rounding lies on it.
      var position = (Double(index) + 0.5) * step
      if abs(position - position.rounded()) < 1e-9 { position = position.rounded() }
      let nearest = min(old - 1, Int(position))
      let middle = min(Double(old - 1), max(0, position - 0.5))
      let low = Int(middle)
      return Neighbours(
        nearest: nearest, low: low, high: min(low + 1, old - 1), part: Float(middle - Double(low)))
    }
  }
}

private func mix(_ a: Float, _ b: Float, _ part: Float) -> Float {
  part == 0 ? a : a + (b - a) * part
}
