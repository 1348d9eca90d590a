import Foundation

/// A parallel projection: the direction of sight, and the two directions of the picture.
///
/// The eye looks along +x and +y, down on the film: the edge where x = 0 and y = 0 is in front.
struct Camera {
  /// A direction or a position, (x, y, z).
  typealias Vector = SIMD3<Double>

  let right: Vector
  let up: Vector
  let forward: Vector

  /// - Parameters:
  ///   - turn: Of the x axis out of the picture's horizontal, degrees.
  ///   - height: Of the eye over the film plane, degrees.
  init(turn: Double = 32, height: Double = 28) {
    let (a, e) = (-turn * .pi / 180, height * .pi / 180)
    right = Vector(cos(a), sin(a), 0)
    up = Vector(-sin(a) * sin(e), cos(a) * sin(e), cos(e))
    forward = Vector(-sin(a) * cos(e), cos(a) * cos(e), -sin(e))
  }

  /// Where a position falls in the picture.
  func projected(_ position: Vector) -> (x: Double, y: Double) {
    (dot(position, right), dot(position, up))
  }

  /// The picture's ranges for a box from the origin to `corner`.
  func frame(of corner: Vector) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let corners = (0..<8).map { code in
      projected(
        Vector(
          code & 1 == 0 ? 0 : corner.x, code & 2 == 0 ? 0 : corner.y,
          code & 4 == 0 ? 0 : corner.z))
    }
    let (x, y) = (corners.map(\.x), corners.map(\.y))
    return (x.min()!...x.max()!, y.min()!...y.max()!)
  }
}

func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { (a * b).sum() }
