/// What was measured on a model, on conditions of held-out series.
package struct Quality: Codable, Sendable, Equatable {
  /// Requested against measured descriptors of generated volumes, one sample a request.
  package var requests: Int
  package var parity: [Agreement]
  /// The fraction of voxels whose phase survives encoding and decoding; absent where it was not
  /// measured, as the next three are then empty.
  package var voxelAccuracy: Double?
  /// Descriptors before against after encoding and decoding.
  package var reconstruction: [Agreement]
  /// True against predicted attributes, on encoded held-out volumes.
  package var predictor: [Agreement]
  /// The fraction of held-out values inside the predictor's central 90 % intervals.
  package var coverage: [String: Double]
  /// Several samples of one typical request.
  package var fixedRequest: FixedRequest?
  /// Where the requests come from, in words; absent in cards of before it was recorded.
  package var source: String?
  /// The seed of the requests' choice and of the samples' noise.
  package var seed: UInt64?
  /// Medians over generated volumes against those over simulated ones, 1 for as simulated:
  /// `diversity` within one condition, `recipe_diversity` within one condition over that
  /// of films of one recipe, `nearest_training` distance, `correlations` and `chords` to
  /// volumes of like conditions.
  package var structure: [String: Double]?

  package init(
    requests: Int, parity: [Agreement], voxelAccuracy: Double?, reconstruction: [Agreement],
    predictor: [Agreement], coverage: [String: Double], fixedRequest: FixedRequest?,
    source: String? = nil, seed: UInt64? = nil, structure: [String: Double]? = nil
  ) {
    self.requests = requests
    self.parity = parity
    self.voxelAccuracy = voxelAccuracy
    self.reconstruction = reconstruction
    self.predictor = predictor
    self.coverage = coverage
    self.fixedRequest = fixedRequest
    self.source = source
    self.seed = seed
    self.structure = structure
  }
}

/// How two lists of numbers agree.
package struct Agreement: Codable, Sendable, Equatable {
  package var name: String
  /// 1 − Σ(y − x)²/Σ(x − x̄)²: about the line y = x, not about a fitted one.
  package var rSquared: Double
  /// Pearson's r.
  package var correlation: Double
  /// Mean of y − x.
  package var bias: Double
  /// Mean of |y − x|.
  package var meanAbsoluteError: Double

  /// - Parameters:
  ///   - expected: x, not all equal.
  ///   - found: y, as many.
  package init(name: String, expected: [Double], found: [Double]) {
    precondition(expected.count == found.count && !expected.isEmpty, "as many found as expected")
    let n = Double(expected.count)
    let meanX = expected.reduce(0, +) / n
    let meanY = found.reduce(0, +) / n
    let pairs = Array(zip(expected, found))
    let spreadX = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
    let spreadY = pairs.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
    let joint = pairs.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    self.name = name
    rSquared = 1 - pairs.reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) } / spreadX
    correlation = joint / (spreadX * spreadY).squareRoot()
    bias = meanY - meanX
    meanAbsoluteError = pairs.reduce(0) { $0 + abs($1.1 - $1.0) } / n
  }
}

/// Many samples of one request.
package struct FixedRequest: Codable, Sendable, Equatable {
  package var condition: [Double]
  package var samples: Int
  package var means: [Double]
  package var deviations: [Double]
  /// The fraction of samples within `tolerance` on every condition.
  package var withinTolerance: Double
  package var tolerance: Double

  package init(condition: [Double], measured: [[Double]], tolerance: Double) {
    let n = Double(measured.count)
    self.condition = condition
    samples = measured.count
    means = condition.indices.map { index in measured.reduce(0) { $0 + $1[index] } / n }
    let centres = means
    deviations = condition.indices.map { index in
      let squares = measured.reduce(0) { sum, values in
        sum + (values[index] - centres[index]) * (values[index] - centres[index])
      }
      return (squares / max(1, n - 1)).squareRoot()
    }
    let inside = measured.filter { values in
      zip(values, condition).allSatisfy { abs($0 - $1) <= tolerance }
    }
    withinTolerance = Double(inside.count) / n
    self.tolerance = tolerance
  }
}
