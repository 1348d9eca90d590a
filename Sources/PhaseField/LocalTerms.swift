/// The part of the equation that looks at one voxel at a time: f(φ), and g = f′(φ) − Aφ.
struct LocalTerms {
  /// What a pass over the film's voxels finds.
  struct Sums {
    /// The mean of f(φ).
    var energy = 0.0
    /// The mean of (φ − φ̄)².
    var variance = 0.0
    /// Some voxel's φ is not inside (0, 1).
    var isOutside = false
  }

  private let χ, perDonor, perAcceptor, slopeOffset, stabilisation, mean: Float

  init(_ freeEnergy: FloryHuggins, stabilisation: Double, mean: Double) {
    χ = Float(freeEnergy.interactionParameter)
    perDonor = Float(1 / freeEnergy.donorLength)
    perAcceptor = Float(1 / freeEnergy.acceptorLength)
    slopeOffset = Float(1 / freeEnergy.donorLength - 1 / freeEnergy.acceptorLength)
    self.stabilisation = Float(stabilisation)
    self.mean = Float(mean)
  }

  /// Puts g in the place of φ. O(voxels).
  func replaceByForce(_ values: LaneBuffer, count: Int) -> Sums {
    let length = 128  // a block's single-precision sums lose no digit that matters
    let energies = LaneBuffer(count: length)
    let squares = LaneBuffer(count: length)
    var sums = Sums()
    for start in stride(from: 0, to: count, by: length) {
      let size = min(length, count - start)
      let isInside = replace(
        values.floats + start, size, energies: energies.floats, squares: squares.floats)
      sums.isOutside = sums.isOutside || !isInside
      sums.energy += energies.sum(ofFirst: size)
      sums.variance += squares.sum(ofFirst: size)
    }
    sums.energy /= Double(count)
    sums.variance /= Double(count)
    return sums
  }

  /// One block: g, f(φ) and (φ − φ̄)². True when every φ is inside (0, 1).
  private func replace(
    _ values: UnsafeMutablePointer<Float>, _ count: Int, energies: UnsafeMutablePointer<Float>,
    squares: UnsafeMutablePointer<Float>
  ) -> Bool {
    var outside: Int32 = 0
    for i in 0..<count {
      let φ = values[i]
      let rest = 1 - φ
      let donor = logarithm(φ) * perDonor
      let acceptor = logarithm(rest) * perAcceptor
      outside |= φ >= .leastNormalMagnitude && φ < 1 ? 0 : 1  // no number is not inside
      energies[i] = φ * donor + rest * acceptor + χ * φ * rest
      squares[i] = (φ - mean) * (φ - mean)
      values[i] = donor - acceptor + slopeOffset + χ * (rest - φ) - stabilisation * φ
    }
    return outside == 0
  }
}

extension LaneBuffer {
  fileprivate func sum(ofFirst count: Int) -> Double {
    let whole = count / 4
    var sum = Lanes.zero
    for i in 0..<whole { sum += lanes[i] }
    return (4 * whole..<count).reduce(Double(sum.sum())) { $0 + Double(floats[$1]) }
  }
}
