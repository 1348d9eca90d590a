import Optimize
package import Volumes

/// One sample on its way to its request: decoded, measured, moved by what it missed.
///
/// With m the miss (measured less requested, standardised) and d the change that the predictor is
/// made to see in the latent, m answers to d nearly linearly, Δm ≈ H⁻¹ d, though by less than
/// the predictor believes. ``Broyden``'s method asks for d = −H m and learns H from each answer.
/// A step that made the sample worse is taken back, and the next one from there is half as long.
///
/// - Complexity: O(n²) for n conditions, beside the decoding.
package struct Correction {
  /// Of the predictor, towards one step.
  static let moves = 3
  /// H before anything is known of this sample: the voxels follow by two thirds.
  static let firstGain: Float = 1.5
  /// The least of dᵀH Δm from which H learns, in |d|².
  private static let leastOverlap: Float = 0.1
  /// The longest d, in lengths of m.
  static let longestStep: Float = 2.5

  /// The best that was measured.
  package private(set) var best: (volume: Volume, square: Float)?
  /// Whether the latest latent was worse than the best, from which the next step begins.
  package private(set) var isTakenBack = false
  /// Whether the latest latent was close enough.
  package private(set) var isMet = false
  /// Of the best latent.
  private var miss: [Float] = []
  /// The latest step from the best latent.
  private var step: [Float]?
  /// The part of a whole step that is taken.
  private var trust: Float = 1
  private var gain: [[Float]]
  private let closeEnough: Float

  /// - Parameters:
  ///   - conditions: How many there are.
  ///   - closeEnough: Standard deviations of the training set: a sample that misses by less in
  ///     every condition is moved no further.
  package init(conditions: Int, closeEnough: Double) {
    self.closeEnough = Float(closeEnough)
    gain = (0..<conditions).map { row in
      (0..<conditions).map { $0 == row ? Self.firstGain : 0 }
    }
  }

  /// Takes the first volume as it is.
  mutating func accept(_ volume: Volume) {
    best = (volume, 0)
    isMet = true
  }

  /// Takes in what a latent decodes to.
  ///
  /// - Parameter miss: Standardised; 0 for a condition that was not measured.
  /// - Returns: By how much the predictor's values are to change.
  package mutating func take(_ volume: Volume, miss: [Float]) -> [Float] {
    let square = dot(miss, miss)
    if let step { learn(step: step, change: zip(miss, self.miss).map { $0 - $1 }) }
    isTakenBack = best.map { square >= $0.square } ?? false
    if isTakenBack {
      trust /= 2
    } else {
      best = (volume, square)
      self.miss = miss
      trust = 1
    }
    isMet = self.miss.allSatisfy { abs($0) < closeEnough }
    if isMet { return miss.map { _ in 0 } }
    var next = gain.map { -trust * dot($0, self.miss) }
    let length = dot(next, next).squareRoot()
    let longest = trust * Self.longestStep * dot(self.miss, self.miss).squareRoot()
    if length > longest { next = next.map { $0 * longest / length } }
    step = next
    return next
  }

  private mutating func learn(step: [Float], change: [Float]) {
    let learnt = Broyden.inverse(gain, step: step, change: change, leastOverlap: Self.leastOverlap)
    if let learnt { gain = learnt }
  }
}

private func dot(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
