public import Volumes

/// The two-point correlation S₂ of each phase along each axis.
///
/// S₂(r) is the probability that two voxels r apart along an axis both belong to the phase;
/// S₂(0) is its volume fraction. Lags run from 0 to half the side. Pairs wrap round periodic
/// sides; along z, and where sides are open, only pairs inside the volume count.
///
/// - Source: Torquato 2002, section 2.2.
public struct TwoPoint: Equatable, Sendable {
  /// A direction of the grid; z is the film normal.
  public enum Axis: Int, CaseIterable, Sendable {
    case x, y, z
  }

  /// The voxels of the volume along each axis.
  public let shape: Shape
  private let values: [Phase: [[Double]]]

  /// - Parameters:
  ///   - volume: The film.
  ///   - sides: What lies beyond the volume in x and y.
  /// - Complexity: O(voxels/64 · lags).
  public init(_ volume: Volume, sides: Sides) {
    let phases = PhaseSlabs(volume, sides: sides)
    let pairs = Phase.allCases.map { ($0, Self.correlate(phases[$0], phases.shape, sides)) }
    shape = volume.shape
    values = Dictionary(uniqueKeysWithValues: pairs)
  }

  /// S₂ of `phase` for the lags 0, 1, … n/2 voxels along `axis` of n voxels, each in [0, 1].
  public func values(of phase: Phase, along axis: Axis) -> [Double] {
    values[phase]![axis.rawValue]
  }

  /// How differently two volumes are built: 0 for the same or a shifted or mirrored one.
  ///
  /// The root mean square of ΔS₂ over the phases that occur, the axes and the lags, each axis
  /// with the same weight; at most 1.
  ///
  /// - Precondition: both volumes have the same shape.
  public func distance(to other: TwoPoint) -> Double {
    precondition(shape == other.shape, "volumes of one shape are compared")
    let present = Phase.allCases.filter {
      values(of: $0, along: .x)[0] > 0 || other.values(of: $0, along: .x)[0] > 0
    }
    let squares = present.flatMap { phase in
      Axis.allCases.map { axis in
        Self.meanSquare(values(of: phase, along: axis), other.values(of: phase, along: axis))
      }
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  private static func meanSquare(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(a.count)
  }

  private static func correlate(_ slabs: [Slab], _ shape: Shape, _ sides: Sides) -> [[Double]] {
    let along = lateral(slabs, shape, sides)
    let z = (0...shape.nz / 2).map { lag in
      (0..<shape.nz - lag).reduce(0) { $0 + slabs[$1].overlap(slabs[$1 + lag]) }
    }
    return [along.x, along.y, probability(z, shape, shape.nz, open: true)]
  }

  /// S₂ of a phase along x and y.
  static func lateral(
    _ slabs: [Slab], _ shape: Shape, _ sides: Sides
  ) -> (x: [Double], y: [Double]) {
    let x = lateralPairs(slabs, lags: shape.nx / 2) { $0.stepLeft() }
    let y = lateralPairs(slabs, lags: shape.ny / 2) { $0.stepForward() }
    let open = sides == .open
    return (
      probability(x, shape, shape.nx, open: open), probability(y, shape, shape.ny, open: open)
    )
  }

  /// Hits over pairs, for each lag along an axis of length `side`.
  private static func probability(
    _ pairs: [Int], _ shape: Shape, _ side: Int, open: Bool
  ) -> [Double] {
    pairs.enumerated().map { lag, count in
      Double(count) / Double(shape.count / side * (open ? side - lag : side))
    }
  }

  /// Pairs at each lag, by one more step of every slab.
  private static func lateralPairs(_ slabs: [Slab], lags: Int, step: (Slab) -> Slab) -> [Int] {
    var pairs = [Int](repeating: 0, count: lags + 1)
    for slab in slabs where !slab.isEmpty {
      var moved = slab
      for lag in 0...lags {
        pairs[lag] += slab.overlap(moved)
        moved = step(moved)
      }
    }
    return pairs
  }
}
