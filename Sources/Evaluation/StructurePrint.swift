package import Descriptors
package import Volumes

/// What two volumes are compared by: the two-point correlation and the chord lengths of each
/// phase along each axis, in a few kilobytes.
///
/// Neither changes when a periodic film is shifted, nor when it is mirrored.
package struct StructurePrint: Codable, Equatable, Sendable {
  /// S₂ of each phase (donor, acceptor, mixed) along each axis (x, y, z), by lag in voxels.
  package let correlations: [[Double]]
  /// The number of chords by length in voxels, in the order of `correlations`.
  package let chords: [[Int]]

  package init(correlations: [[Double]], chords: [[Int]]) {
    precondition(
      correlations.count == Self.curves.count && chords.count == Self.curves.count,
      "one curve for each phase and axis")
    (self.correlations, self.chords) = (correlations, chords)
  }

  /// - Parameter sides: What lies beyond the volume in x and y.
  /// - Complexity: O(voxels/64 · lags) for S₂, O(voxels) for the chords.
  package init(_ volume: Volume, sides: Sides) {
    let pairs = TwoPoint(volume, sides: sides)
    let lengths = ChordLengths(volume, sides: sides)
    correlations = Self.curves.map { pairs.values(of: $0.phase, along: $0.axis) }
    chords = Self.curves.map { lengths.counts(of: $0.phase, along: $0.axis) }
  }

  /// The phase and axis of each curve, in order.
  package static let curves: [(phase: Phase, axis: TwoPoint.Axis)] =
    [Phase.donor, .acceptor, .mixed].flatMap { phase in
      TwoPoint.Axis.allCases.map { (phase, $0) }
    }

  /// Whether volumes of `shape` can have these curves: every S₂ up to half the side, no more chords
  /// than voxels. What was read from a file may have others.
  package func fits(_ shape: Shape) -> Bool {
    let lags = [shape.nx, shape.ny, shape.nz].map { $0 / 2 + 1 }
    guard correlations.count == Self.curves.count, chords.count == Self.curves.count else {
      return false
    }
    return Self.curves.indices.allSatisfy { curve in
      let axis = Self.curves[curve].axis.rawValue
      return correlations[curve].count == lags[axis]
        && correlations[curve].allSatisfy((0...1).contains)
        && chords[curve].allSatisfy((0...shape.count).contains)
        && chords[curve].count <= 2 * shape.count
    }
  }

  /// Whether the phase of a curve occurs in the volume.
  package func holds(_ curve: Int) -> Bool { correlations[curve][0] > 0 }
}

extension StructurePrint {
  /// The root mean square difference of S₂ over the phases that occur, the axes and the lags, as
  /// ``Descriptors/TwoPoint/distance(to:)`` has it; at most 1.
  ///
  /// - Precondition: both volumes have the same shape.
  /// - Complexity: O(lags).
  package func correlationDistance(to other: StructurePrint) -> Double {
    var sum = 0.0
    var count = 0
    for curve in correlations.indices where holds(curve) || other.holds(curve) {
      let (a, b) = (correlations[curve], other.correlations[curve])
      precondition(a.count == b.count, "volumes of one shape are compared")
      var squares = 0.0
      for lag in a.indices { squares += (a[lag] - b[lag]) * (a[lag] - b[lag]) }
      sum += squares / Double(a.count)
      count += 1
    }
    return (sum / Double(count)).squareRoot()
  }

  /// How far chord lengths have to be moved to turn one volume's distribution into the other's,
  /// voxels, averaged over the phases and axes along which both have chords; nil where none has.
  ///
  /// W₁ = Σ |F(l) − G(l)|, F and G the distribution functions.
  ///
  /// - Source: Villani 2003, section 2.2, for the distance in one dimension.
  package func chordDistance(to other: StructurePrint) -> Double? {
    let distances = chords.indices.compactMap { curve in
      Self.transport(chords[curve], other.chords[curve])
    }
    return distances.isEmpty ? nil : distances.reduce(0, +) / Double(distances.count)
  }

  /// W₁ between two histograms over 0, 1, 2, …; nil where one is empty.
  static func transport(_ a: [Int], _ b: [Int]) -> Double? {
    let (all, others) = (Double(a.reduce(0, +)), Double(b.reduce(0, +)))
    guard all > 0, others > 0 else { return nil }
    var (ahead, distance) = (0.0, 0.0)
    for length in 0..<max(a.count, b.count) {
      ahead += (length < a.count ? Double(a[length]) / all : 0)
      ahead -= (length < b.count ? Double(b[length]) / others : 0)
      distance += abs(ahead)
    }
    return distance
  }
}
