package import Volumes

/// A motion of a film that leaves its physics unchanged.
///
/// A film is periodic in x and y and both directions are alike, so shifts, mirrors and (where the
/// sides are equal) the swap of x and y keep every descriptor. Turned upside down with donor and
/// acceptor exchanged it is again a film: the electrodes and the carriers change roles together,
/// so each donor descriptor takes the acceptor's value and φ becomes 1 − φ.
package struct SymmetryOperation: Equatable, Sendable {
  package var shiftX = 0
  package var shiftY = 0
  package var mirrorX = false
  package var mirrorY = false
  package var transposed = false
  package var overturned = false

  package init() {}

  /// Any of the motions that `shape` and `sides` allow, drawn evenly.
  ///
  /// - Parameters:
  ///   - sides: Open sides rule out the shifts: a cut-out has no other side to take voxels from.
  ///   - overturning: Whether the exchange of electrodes and carriers may be drawn.
  static func drawn(
    for shape: Shape, sides: Sides, overturning: Bool, from draws: inout Draws
  ) -> SymmetryOperation {
    var operation = SymmetryOperation()
    let shiftX = draws.integer(below: shape.nx)
    let shiftY = draws.integer(below: shape.ny)
    if sides == .periodic { (operation.shiftX, operation.shiftY) = (shiftX, shiftY) }
    operation.mirrorX = draws.flag()
    operation.mirrorY = draws.flag()
    let transposed = draws.flag()
    operation.transposed = transposed && shape.nx == shape.ny
    let overturned = draws.flag()
    operation.overturned = overturned && overturning
    return operation
  }

  /// The volume after the motion. O(voxels).
  ///
  /// - Precondition: a transposed volume has nx = ny.
  package func callAsFunction(_ volume: Volume) -> Volume {
    Volume(
      shape: volume.shape, spacing: volume.spacing,
      labels: moved(volume.labels, shape: volume.shape))
  }

  /// The same for bare labels, x fastest.
  func moved(_ labels: [UInt8], shape: Shape) -> [UInt8] {
    precondition(!transposed || shape.nx == shape.ny, "x and y swap only where they are equal")
    let fromX = sources(shape.nx, shift: shiftX, mirror: mirrorX)
    let fromY = sources(shape.ny, shift: shiftY, mirror: mirrorY)
    let exchange: [UInt8] = overturned ? [1, 0, 2, 3] : [0, 1, 2, 3]
    var result = [UInt8](repeating: 0, count: labels.count)
    for z in 0..<shape.nz {
      let slab = (overturned ? shape.nz - 1 - z : z) * shape.slab
      for y in 0..<shape.ny {
        let row = shape.index(0, y, z)
        for x in 0..<shape.nx {
          let (sourceX, sourceY) = transposed ? (fromX[y], fromY[x]) : (fromX[x], fromY[y])
          result[row + x] = exchange[Int(labels[slab + sourceY * shape.nx + sourceX])]
        }
      }
    }
    return result
  }

  private func sources(_ count: Int, shift: Int, mirror: Bool) -> [Int] {
    (0..<count).map { index in
      let shifted = ((index + shift) % count + count) % count
      return mirror ? count - 1 - shifted : shifted
    }
  }
}
