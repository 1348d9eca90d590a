import Volumes

/// ∇·M(φ)∇μ of a film whose mobility differs from voxel to voxel.
///
/// Differences between voxels and between their faces, of fourth order: the divergence is minus the
/// transpose of the gradient, so that what leaves a voxel enters its neighbours, and Σ μ∇·M∇μ ≤ 0
/// whatever M ≥ 0. A wave's rate comes out as k²(1 − 3k⁴/320 …) for k². Beyond the electrodes the film
/// continues mirrored. All arrays run x fastest, then y, then z.
final class FilmFlux {
  typealias Row = UnsafeMutablePointer<Float>

  /// M(φ) and μ of each voxel.
  let mobility, potential: LaneBuffer
  /// −M ∂μ/∂z on the face above each voxel; none above the last.
  private let lift: LaneBuffer
  private let shape: Shape
  private let largest: Float

  init(shape: Shape, mobility M: Double) {
    (self.shape, largest) = (shape, Float(4 * M))
    let buffer = { LaneBuffer(count: shape.count) }
    (mobility, potential, lift) = (buffer(), buffer(), buffer())
  }

  /// Takes the composition of slab z.
  func setMobility(from φ: LaneBuffer, z: Int) {
    let target = slab(mobility, z)
    for i in 0..<shape.slab { target[i] = largest * φ.floats[i] * (1 - φ.floats[i]) }
  }

  /// Takes the chemical potential of slab z.
  func setPotential(from μ: LaneBuffer, z: Int) {
    slab(potential, z).update(from: μ.floats, count: shape.slab)
  }

  /// Works out the flux through the face above slab z; needs M and μ of the whole film.
  func rise(z: Int) {
    guard z + 1 < shape.nz else { return }
    let μ = (-1...2).map { slab(potential, mirrored(z + $0)) }
    gradient(μ, slab(mobility, z), slab(mobility, z + 1), into: slab(lift, z), count: shape.slab)
  }

  /// ∇·M∇μ of slab z; needs what ``rise(z:)`` found for the whole film.
  ///
  /// - Parameter work: Memory of a slab and eight rows.
  func divergence(z: Int, into out: LaneBuffer, work: LaneBuffer) {
    for i in 0..<shape.slab { out.floats[i] = 0 }
    addAlongX(z, out.floats, work.floats)
    addAlongY(z, out.floats, work.floats)
    addAlongZ(z, out.floats)
  }

  private func addAlongX(_ z: Int, _ out: Row, _ work: Row) {
    let (nx, room) = (shape.nx, shape.nx + 8)
    let (μ, M, J) = (work, work + room, work + 2 * room)
    for y in 0..<shape.ny {
      let start = y * nx
      for x in -1..<(nx + 2) {
        μ[x + 1] = slab(potential, z)[start + (x + nx) % nx]
        M[x + 1] = slab(mobility, z)[start + (x + nx) % nx]
      }
      gradient([μ, μ + 1, μ + 2, μ + 3], M + 1, M + 2, into: J + 2, count: nx)
      (J[1], J[0], J[nx + 2]) = (J[nx + 1], J[2 + (2 * nx - 2) % nx], J[2])
      addDivergence([J, J + 1, J + 2, J + 3], [1, 1, 1, 1], into: out + start, count: nx)
    }
  }

  private func addAlongY(_ z: Int, _ out: Row, _ work: Row) {
    let (nx, ny) = (shape.nx, shape.ny)
    let row = { (slab: Row, y: Int) in slab + (y + 2 * ny) % ny * nx }
    let (μ, M) = (slab(potential, z), slab(mobility, z))
    for y in 0..<ny {
      gradient(
        (-1...2).map { row(μ, y + $0) }, row(M, y), row(M, y + 1), into: row(work, y), count: nx)
    }
    for y in 0..<ny {
      addDivergence(
        (-2...1).map { row(work, y + $0) }, [1, 1, 1, 1], into: row(out, y), count: nx)
    }
  }

  private func addAlongZ(_ z: Int, _ out: Row) {
    guard shape.nz > 1 else { return }
    // The flux through a mirrored face is turned round, and none goes through an electrode.
    var (faces, signs): ([Row], [Float]) = ([], [])
    for face in (z - 2)...(z + 1) {
      let image = face < -1 ? -2 - face : face > shape.nz - 1 ? 2 * shape.nz - 2 - face : face
      let isOpen = image >= 0 && image < shape.nz - 1
      faces.append(slab(lift, isOpen ? image : 0))
      signs.append(isOpen ? (image == face ? 1 : -1) : 0)
    }
    addDivergence(faces, signs, into: out, count: shape.slab)
  }

  /// M ∂μ/∂n on faces, from the two voxels on either side.
  private func gradient(_ μ: [Row], _ below: Row, _ above: Row, into J: Row, count: Int) {
    let (a, b, c, d) = (μ[0], μ[1], μ[2], μ[3])
    for i in 0..<count {
      J[i] = (27 * (c[i] - b[i]) - (d[i] - a[i])) * (below[i] + above[i]) * (1 / 48)
    }
  }

  /// ∂J/∂n in voxels, from the two faces on either side.
  private func addDivergence(_ J: [Row], _ signs: [Float], into out: Row, count: Int) {
    let (a, b, c, d) = (J[0], J[1], J[2], J[3])
    let (p, q, r, s) = (signs[0] / 24, signs[1] * -27 / 24, signs[2] * 27 / 24, signs[3] / -24)
    for i in 0..<count { out[i] += p * a[i] + q * b[i] + r * c[i] + s * d[i] }
  }

  private func mirrored(_ z: Int) -> Int {
    min(shape.nz - 1, max(0, z < 0 ? -1 - z : z >= shape.nz ? 2 * shape.nz - 1 - z : z))
  }

  private func slab(_ buffer: LaneBuffer, _ z: Int) -> Row { buffer.floats + z * shape.slab }
}
