/// How the axes of a file lie along x, y and z.
struct AxisOrder: Equatable {
  /// For each axis of the file, fastest first, the axis of the volume along which it runs: 0 is x.
  let along: [Int]
  /// Whether x, y and z fall as the file's index grows.
  var flipped = [false, false, false]

  static let straight = AxisOrder(along: [0, 1, 2])

  /// - Returns: nil where the three axes are not x, y and z, each once.
  init?(along: [Int], flipped: [Bool] = [false, false, false]) {
    guard along.sorted() == [0, 1, 2] else { return nil }
    (self.along, self.flipped) = (along, flipped)
  }

  private init(along: [Int]) { self.along = along }

  /// `values`, one for each axis of the file, in the order x, y, z.
  func arranged<Value>(_ values: [Value]) -> [Value] {
    (0..<3).map { axis in values[along.firstIndex(of: axis)!] }
  }
}

extension Scalars {
  /// The voxels with x fastest, from a file whose axes have `sides`, fastest first.
  func arranged(_ sides: [Int], _ order: AxisOrder) -> Scalars {
    if order == .straight { return self }
    switch self {
    case .bytes(let values): return .bytes(Self.arranged(values, sides, order))
    case .integers(let values): return .integers(Self.arranged(values, sides, order))
    case .wide(let values): return .wide(Self.arranged(values, sides, order))
    case .reals(let values): return .reals(Self.arranged(values, sides, order))
    }
  }

  private static func arranged<Value>(
    _ values: [Value], _ sides: [Int], _ order: AxisOrder
  ) -> [Value] {
    let counts = order.arranged(sides)
    var steps = order.arranged([1, sides[0], sides[0] * sides[1]])
    var start = 0
    for axis in 0..<3 where order.flipped[axis] {
      start += (counts[axis] - 1) * steps[axis]
      steps[axis] = -steps[axis]
    }
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for z in 0..<counts[2] {
      for y in 0..<counts[1] {
        var index = start + z * steps[2] + y * steps[1]
        for _ in 0..<counts[0] {
          result.append(values[index])
          index += steps[0]
        }
      }
    }
    return result
  }

  /// Every `step`-th value from `start` on.
  func every(_ step: Int, from start: Int) -> Scalars { blocks(of: 1, every: step, from: start) }

  /// The values of blocks of `size`, one after the other, that start at `start` and then `step`
  /// apart.
  func blocks(of size: Int, every step: Int, from start: Int) -> Scalars {
    func picked<Value>(_ values: [Value]) -> [Value] {
      var result: [Value] = []
      result.reserveCapacity(values.count / step * size)
      for first in stride(from: start, to: values.count, by: step) {
        result.append(contentsOf: values[first..<min(first + size, values.count)])
      }
      return result
    }
    return switch self {
    case .bytes(let values): .bytes(picked(values))
    case .integers(let values): .integers(picked(values))
    case .wide(let values): .wide(picked(values))
    case .reals(let values): .reals(picked(values))
    }
  }
}
