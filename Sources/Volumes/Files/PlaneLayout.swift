/// How the planes of an image stack lie along z, channels and times.
struct PlaneLayout: Equatable {
  /// What the planes along an axis are.
  enum Kind: Hashable {
    case slices
    case choices(PlaneAxis)
  }

  struct Axis: Equatable {
    let kind: Kind
    let count: Int
  }

  /// Fastest first.
  let axes: [Axis]
  /// The plane of the file for each plane in the order of `axes`, where that is not it.
  var order: [Int]?

  /// Axes of one plane are left out.
  init(_ axes: [Axis]) { self.axes = axes.filter { $0.count != 1 } }

  static func slices(_ count: Int) -> PlaneLayout {
    PlaneLayout([Axis(kind: .slices, count: count)])
  }

  /// The number of planes.
  var count: Int { axes.reduce(1) { $0.clampedProduct($1.count) } }

  func count(of kind: Kind) -> Int {
    axes.filter { $0.kind == kind }.reduce(1) { $0.clampedProduct($1.count) }
  }

  /// The planes of the one volume that is asked for, z = 0 first.
  func planes(_ options: ReadOptions, path: String) throws(VolumeFileError) -> [Int] {
    if options.takesPlanesAsSlices { return Array(0..<count) }
    var rests: [Kind: Int] = [
      .choices(.channel): try choice(.channel, options.channel, path),
      .choices(.time): try choice(.time, options.time, path),
      .choices(.entry): try choice(.entry, options.index, path),
    ]
    var planes = [0]
    var step = 1
    for axis in axes {
      if axis.kind == .slices {
        planes = (0..<axis.count).flatMap { z in planes.map { $0 + z * step } }
      } else {
        let rest = rests[axis.kind] ?? 0
        planes = planes.map { $0 + rest % axis.count * step }
        rests[axis.kind] = rest / axis.count
      }
      step *= axis.count
    }
    return order.map { order in planes.map { order[$0] } } ?? planes
  }

  /// The index along `kind`: the one asked for, counted from the end where it is negative, or the
  /// only one.
  private func choice(
    _ axis: PlaneAxis, _ asked: Int?, _ path: String
  ) throws(VolumeFileError) -> Int {
    let count = count(of: .choices(axis))
    guard let asked else {
      if count == 1 { return 0 }
      throw .noSuchPlane(path: path, axis: axis, asked: nil, count: count)
    }
    let (sum, overflows) = asked.addingReportingOverflow(asked < 0 ? count : 0)
    guard !overflows, (0..<count).contains(sum) else {
      throw .noSuchPlane(path: path, axis: axis, asked: asked, count: count)
    }
    return sum
  }
}
