/// The grid of a legacy .vtk file: how many points along each axis, how far apart.
struct VTKGrid {
  /// Points along x, y and z; there is one cell fewer, and at least one.
  let points: [Int]
  var spacing: Spacing?

  func shape(of location: VTIArray.Location, _ file: FileBytes) throws(VolumeFileError) -> Shape {
    let sides = location == .points ? points : points.map { max(1, $0 - 1) }
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
      throw file.malformed("DIMENSIONS", "\(points)", allowed: "sides that can be counted")
    }
    return shape
  }

  /// The length between even coordinates; nil where they are uneven, or fewer than two.
  static func step(of coordinates: [Double]) -> Double? {
    guard let first = coordinates.first, let last = coordinates.last, coordinates.count > 1 else {
      return nil
    }
    let step = (last - first) / Double(coordinates.count - 1)
    let isEven = coordinates.indices.allSatisfy {
      // Coordinates of 32 bits have seven digits.
      abs(coordinates[$0] - (first + Double($0) * step)) <= 1e-4 * abs(step)
    }
    return isEven && step > 0 && step.isFinite ? step : nil
  }
}
