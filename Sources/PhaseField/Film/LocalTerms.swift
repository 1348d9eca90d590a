import Glibc

/// The part of the equation that looks at one voxel at a time: f(φ), and g = f′(φ) − Aφ; in a slab at
/// an electrode with γ(φ) = hφ + ½gφ² and its slope added.
struct LocalTerms {
  private let perDonor, perAcceptor, mean: Float
  private let middle, cathode, anode, both: Slab
  private let walls: (donor: Wall, acceptor: Wall)?

  /// f(φ) is the entropy + φ(a − bφ), and g the logarithms + c − dφ.
  private struct Slab {
    let a, b, c, d: Float

    init(_ f: FloryHuggins, stabilisation A: Double, faces: [SurfaceEnergy]) {
      let h = faces.reduce(0) { $0 + $1.linear }
      let g = faces.reduce(0) { $0 + $1.quadratic }
      let χ = f.interactionParameter
      (a, b) = (Float(χ + h), Float(χ - g / 2))
      c = Float(1 / f.donorLength - 1 / f.acceptorLength + χ + h)
      d = Float(2 * χ + A - g)
    }
  }

  /// A straight continuation below a share; see ``EntropyWalls``.
  private struct Wall {
    let edge, logarithm, slope, energy, perLength: Float

    init(_ wall: EntropyWalls.Wall, length: Double) {
      (edge, slope, perLength) = (Float(wall.edge), Float(wall.slope), Float(1 / length))
      logarithm = Float(log(wall.edge) / length)
      energy = Float(wall.edge * log(wall.edge) / length)
    }

    /// ln x / N, or its continuation.
    @inline(__always)
    func logarithm(_ x: Float, _ plain: Float) -> Float {
      x < edge ? logarithm + slope * (x - edge) : plain
    }

    /// x ln x / N, or the integral of the continuation.
    @inline(__always)
    func energy(_ x: Float, _ plain: Float) -> Float {
      let d = x - edge
      return x < edge ? energy + (logarithm + perLength + slope / 2 * d) * d : plain
    }
  }

  init(
    _ equation: CahnHilliard, stabilisation: Double, mean: Double, walls: EntropyWalls? = nil
  ) {
    let f = equation.freeEnergy
    perDonor = Float(1 / f.donorLength)
    perAcceptor = Float(1 / f.acceptorLength)
    self.mean = Float(mean)
    self.walls = walls.map {
      (Wall($0.donor, length: f.donorLength), Wall($0.acceptor, length: f.acceptorLength))
    }
    let slab = { Slab(f, stabilisation: stabilisation, faces: $0) }
    (middle, both) = (slab([]), slab([equation.cathode, equation.anode]))
    (cathode, anode) = (slab([equation.cathode]), slab([equation.anode]))
  }

  /// Replaces φ by g in slab z of nz; `count` voxels.
  ///
  /// - Returns: The sums of f(φ) and of (φ − φ̄)²; the former is infinite when some φ is not inside
  ///   (0, 1).
  func replaceByForce(_ voxels: LaneBuffer, count: Int, z: Int, of nz: Int) -> SIMD2<Double> {
    let slab = nz == 1 ? both : z == 0 ? cathode : z == nz - 1 ? anode : middle
    let length = 128  // a block's single-precision sums lose no digit that matters
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * length) { terms in
      let (energies, squares) = (terms.baseAddress!, terms.baseAddress! + length)
      var sums = SIMD2<Double>.zero
      for start in stride(from: 0, to: count, by: length) {
        let size = min(length, count - start)
        let isInside =
          walls.map {
            replace(
              voxels.floats + start, size, slab, $0, energies: energies, squares: squares)
          }
          ?? replace(voxels.floats + start, size, slab, energies: energies, squares: squares)
        sums += SIMD2(
          isInside ? sum(ofFirst: size, energies) : .infinity, sum(ofFirst: size, squares))
      }
      return sums
    }
  }

  /// One block: g, f(φ) and (φ − φ̄)². True when every φ is inside (0, 1). A plain loop, for the
  /// compiler to make vector code of.
  private func replace(
    _ values: UnsafeMutablePointer<Float>, _ count: Int, _ slab: Slab,
    energies: UnsafeMutablePointer<Float>, squares: UnsafeMutablePointer<Float>
  ) -> Bool {
    var outside: Int32 = 0
    for i in 0..<count {
      let φ = values[i]
      let rest = 1 - φ
      let donor = logarithm(φ) * perDonor
      let acceptor = logarithm(rest) * perAcceptor
      outside |= φ >= .leastNormalMagnitude && φ < 1 ? 0 : 1  // no number is not inside
      energies[i] = φ * donor + rest * acceptor + φ * (slab.a - slab.b * φ)
      squares[i] = (φ - mean) * (φ - mean)
      values[i] = donor - acceptor + (slab.c - slab.d * φ)
    }
    return outside == 0
  }

  /// The same between walls.
  private func replace(
    _ values: UnsafeMutablePointer<Float>, _ count: Int, _ slab: Slab,
    _ walls: (donor: Wall, acceptor: Wall), energies: UnsafeMutablePointer<Float>,
    squares: UnsafeMutablePointer<Float>
  ) -> Bool {
    var outside: Int32 = 0
    for i in 0..<count {
      let φ = values[i]
      let rest = 1 - φ
      let donor = logarithm(φ) * perDonor
      let acceptor = logarithm(rest) * perAcceptor
      outside |= φ >= .leastNormalMagnitude && φ < 1 ? 0 : 1
      energies[i] =
        walls.donor.energy(φ, φ * donor) + walls.acceptor.energy(rest, rest * acceptor)
        + φ * (slab.a - slab.b * φ)
      squares[i] = (φ - mean) * (φ - mean)
      values[i] =
        walls.donor.logarithm(φ, donor) - walls.acceptor.logarithm(rest, acceptor)
        + (slab.c - slab.d * φ)
    }
    return outside == 0
  }

  private func sum(ofFirst count: Int, _ values: UnsafeMutablePointer<Float>) -> Double {
    let raw = UnsafeRawPointer(values)
    var sum = Lanes.zero
    for i in 0..<(count / 4) { sum += raw.loadUnaligned(fromByteOffset: 16 * i, as: Lanes.self) }
    return (count / 4 * 4..<count).reduce(Double(sum.sum())) { $0 + Double(values[$1]) }
  }
}
