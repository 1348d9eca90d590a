import Foundation
package import Volumes

/// A film in parallel projection: each pixel shows the first voxel that its line of sight meets.
///
/// Faces are shaded by their direction, hollows are darker, and what is far is paler.
///
/// - Source: the walk from voxel to voxel, Amanatides and Woo 1987.
package struct FilmRenderer {
  /// What of the film is there.
  package enum Show {
    /// All phases; the quarter of the film in front and above is cut away.
    case cutBlock
    /// The donor alone.
    case donor
  }

  let volume: Volume
  let show: Show
  let camera = Camera()

  /// Of the donor; `nil` where nothing is rounded.
  private let surroundings: Surroundings?
  /// By label.
  private let hues: [Colour]
  private let cutHue: Colour

  package init(_ volume: Volume, show: Show) {
    (self.volume, self.show) = (volume, show)
    surroundings =
      show == .donor ? Surroundings(volume, of: [Phase.donor.rawValue], reach: 2) : nil
    let (donor, acceptor) = (Colour(hex: Style.donor), Colour(hex: Style.acceptor))
    hues = [donor, acceptor, Colour(1, 1, 1), Colour(hex: Style.mixed)]
    // Where the film's side cuts the donor, it is paler than the donor's own surface.
    cutHue = show == .donor ? donor + 0.35 * (Colour(1, 1, 1) - donor) : donor
  }

  /// nm.
  var corner: Camera.Vector {
    let (shape, spacing) = (volume.shape, volume.spacing)
    return Camera.Vector(
      Double(shape.nx) * spacing.x, Double(shape.ny) * spacing.y, Double(shape.nz) * spacing.z)
  }

  /// The picture of the film's whole frame.
  ///
  /// - Complexity: O(pixels · (nx + ny + nz)).
  package func picture(width: Int) -> Bitmap {
    let frame = camera.frame(of: corner)
    let pixel = (frame.x.upperBound - frame.x.lowerBound) / Double(width)
    let height = Int(((frame.y.upperBound - frame.y.lowerBound) / pixel).rounded(.up))
    var bitmap = Bitmap(width: width, height: height)
    for row in 0..<height {
      let up = frame.y.lowerBound + (Double(row) + 0.5) * pixel
      for column in 0..<width {
        let right = frame.x.lowerBound + (Double(column) + 0.5) * pixel
        guard let colour = colour(along: right * camera.right + up * camera.up) else { continue }
        let offset = 3 * (row * width + column)
        for channel in 0..<3 {
          bitmap.bytes[offset + channel] = UInt8((255 * min(1, max(0, colour[channel]))).rounded())
        }
      }
    }
    return bitmap
  }
}

extension FilmRenderer {
  /// Where a line of sight met a voxel.
  private struct Hit {
    let voxel: SIMD3<Int>
    /// The axis across the face that was met.
    let axis: Int
    /// Along the line, nm.
    let distance: Double
    /// Whether the face is a side of the film or of the cut, not a surface inside.
    let isCut: Bool
  }

  /// `nil` where the line meets nothing.
  private func colour(along origin: Camera.Vector) -> Colour? {
    guard let hit = hit(from: origin) else { return nil }
    let (x, y, z) = (hit.voxel.x, hit.voxel.y, hit.voxel.z)
    var face = Camera.Vector.zero
    face[hit.axis] = camera.forward[hit.axis] > 0 ? -1 : 1
    var normal = face
    if let surroundings, !hit.isCut {
      let outward = surroundings.outward(x, y, z)
      let length = dot(outward, outward).squareRoot()
      if length > 1e-3 { normal = 0.25 * face + outward / length }
      normal /= dot(normal, normal).squareRoot()
    }
    let light = Camera.Vector(-0.35, -0.55, 0.76)
    var shade = 0.5 + 0.5 * max(0, dot(normal, light))
    if let surroundings, !hit.isCut { shade *= 1.15 - 0.5 * surroundings[x, y, z] }
    let length = dot(corner, corner).squareRoot()
    let start = dot(corner / 2, camera.forward) - length / 2
    let haze = show == .donor ? 0.45 * min(1, max(0, (hit.distance - start) / length)) : 0
    let label = Int(volume.labels[volume.shape.index(x, y, z)])
    let ink = (hit.isCut && label == 0 ? cutHue : hues[label]) * shade
    return ink + haze * (Colour(1, 1, 1) - ink)
  }

  private func isThere(_ x: Int, _ y: Int, _ z: Int) -> Bool {
    switch show {
    case .donor: volume.labels[volume.shape.index(x, y, z)] == Phase.donor.rawValue
    case .cutBlock: !isCutAway(x, y, z)
    }
  }

  private func isCutAway(_ x: Int, _ y: Int, _ z: Int) -> Bool {
    show == .cutBlock && 2 * x < volume.shape.nx && 2 * y < volume.shape.ny
      && 2 * z >= volume.shape.nz
  }

  /// Walks from voxel to voxel until one is there.
  private func hit(from origin: Camera.Vector) -> Hit? {
    let (shape, spacing, sight) = (volume.shape, volume.spacing, camera.forward)
    let size = Camera.Vector(spacing.x, spacing.y, spacing.z)
    guard let entry = entry(from: origin) else { return nil }
    let counts = SIMD3(shape.nx, shape.ny, shape.nz)
    // A thousandth of a voxel inside, so that round-off does not leave the first one.
    let inside = (origin + sight * entry.distance) / size + 1e-3 * sight
    var voxel = SIMD3<Int>.zero
    var (next, step, delta) = (Camera.Vector.zero, SIMD3<Int>.zero, Camera.Vector.zero)
    for axis in 0..<3 {
      voxel[axis] = min(counts[axis] - 1, max(0, Int(inside[axis].rounded(.down))))
      step[axis] = sight[axis] > 0 ? 1 : -1
      delta[axis] = abs(size[axis] / sight[axis])
      let wall = Double(voxel[axis] + (sight[axis] > 0 ? 1 : 0)) * size[axis]
      next[axis] = (wall - origin[axis]) / sight[axis]
    }
    var (axis, distance, isCut) = (entry.axis, entry.distance, true)
    while !isThere(voxel.x, voxel.y, voxel.z) {
      isCut = isCutAway(voxel.x, voxel.y, voxel.z)
      axis = next.x <= next.y ? (next.x <= next.z ? 0 : 2) : (next.y <= next.z ? 1 : 2)
      distance = next[axis]
      voxel[axis] += step[axis]
      guard voxel[axis] >= 0, voxel[axis] < counts[axis] else { return nil }
      next[axis] += delta[axis]
    }
    return Hit(voxel: voxel, axis: axis, distance: distance, isCut: isCut)
  }

  /// Where the line enters the film's box, and through which pair of faces; `nil` where it passes.
  private func entry(from origin: Camera.Vector) -> (distance: Double, axis: Int)? {
    var (near, far, axis) = (-Double.infinity, Double.infinity, 0)
    for side in 0..<3 {
      let first = -origin[side] / camera.forward[side]
      let second = (corner[side] - origin[side]) / camera.forward[side]
      if min(first, second) > near { (near, axis) = (min(first, second), side) }
      far = min(far, max(first, second))
    }
    return near < far ? (near, axis) : nil
  }
}
