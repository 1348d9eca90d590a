/// The sum over a voxel's six neighbours, each times the conductance between the two.
///
/// Two kinds, so that cubes take no multiplication: loops are specialised for each.
protocol Stencil<Scalar> {
  associatedtype Scalar: BinaryFloatingPoint & SIMDScalar

  /// The neighbours along x and y.
  func sides(_ field: [SIMD8<Scalar>], _ i: Int, _ forward: Int) -> SIMD8<Scalar>
}

/// All conductances are 1.
struct CubeStencil<Scalar: BinaryFloatingPoint & SIMDScalar>: Stencil {
  @inline(__always)
  func sides(_ field: [SIMD8<Scalar>], _ i: Int, _ forward: Int) -> SIMD8<Scalar> {
    field[i - 1] + field[i + 1] + field[i - forward] + field[i + forward]
  }
}

/// The conductance along z is 1, those along x and y are (edge z / edge x)² and (edge z / edge y)².
struct CuboidStencil<Scalar: BinaryFloatingPoint & SIMDScalar>: Stencil {
  let x: Scalar
  let y: Scalar

  @inline(__always)
  func sides(_ field: [SIMD8<Scalar>], _ i: Int, _ forward: Int) -> SIMD8<Scalar> {
    (field[i - 1] + field[i + 1]) * x + (field[i - forward] + field[i + forward]) * y
  }
}
