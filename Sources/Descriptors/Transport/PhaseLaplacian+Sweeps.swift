/// One pass over the voxels each; sums are added up in double precision, row by row.
extension PhaseLaplacian {
  /// The damping of Jacobi's relaxation.
  private var damping: Scalar { 0.8 }

  private var isCube: Bool { grid.conductance == SIMD2(1, 1) }

  /// image = D⁻¹A·field; returns field·A·field.
  func apply(_ field: inout Field, into image: inout Field) -> Double {
    isCube
      ? apply(&field, into: &image, CubeStencil())
      : apply(&field, into: &image, Self.cuboid(grid))
  }

  private func apply(
    _ field: inout Field, into image: inout Field, _ stencil: some Stencil<Scalar>
  ) -> Double {
    grid.exchange(&field)
    let (up, forward) = (grid.up, grid.forward)
    var sum = 0.0
    for row in rows {
      var products = SIMD8<Scalar>.zero
      for i in row {
        let sides = stencil.sides(field, i, forward)
        let here = field[i] - inverse[i] * (sides + field[i - up] + field[i + up])
        image[i] = here
        products += degree[i] * field[i] * here
      }
      sum += Double(products.sum())
    }
    return sum
  }

  /// Adds up b − A u per aggregate after one relaxation u = ωD⁻¹b from zero.
  ///
  /// - Parameter spare: Overwritten.
  func restrict(
    _ residual: inout Field, _ aggregates: [Int32], into coarse: inout [Float],
    spare: inout Field
  ) {
    if isCube {
      restrict(&residual, aggregates, into: &coarse, spare: &spare, CubeStencil())
    } else {
      restrict(&residual, aggregates, into: &coarse, spare: &spare, Self.cuboid(grid))
    }
  }

  private func restrict(
    _ residual: inout Field, _ aggregates: [Int32], into coarse: inout [Float],
    spare: inout Field, _ stencil: some Stencil<Scalar>
  ) {
    grid.exchange(&residual)
    let (up, forward) = (grid.up, grid.forward)
    for row in rows {
      for i in row {
        let sides = stencil.sides(residual, i, forward)
        let neighbours = sides + residual[i - up] + residual[i + up]
        spare[i] = degree[i] * residual[i] * (1 - damping) + neighbours * damping
      }
      // Apart, so that the sums above stay in vectors.
      for i in row {
        for lane in 0..<8 { coarse[Int(aggregates[8 * i + lane])] += Float(spare[i][lane]) }
      }
    }
  }

  /// field = ωD⁻¹b plus `scale` times the correction of each aggregate.
  func prolong(
    _ residual: Field, _ correction: [Float], _ aggregates: [Int32], scale: Float,
    into field: inout Field
  ) {
    for row in rows {
      for i in row {
        var here = SIMD8<Float>.zero
        for lane in 0..<8 { here[lane] = correction[Int(aggregates[8 * i + lane])] }
        field[i] = residual[i] * damping + SIMD8<Scalar>(here * scale)
      }
    }
  }

  /// result = field + ωD⁻¹(b − A·field); returns b·result.
  func relax(_ field: inout Field, _ residual: Field, into result: inout Field) -> Double {
    isCube
      ? relax(&field, residual, into: &result, CubeStencil())
      : relax(&field, residual, into: &result, Self.cuboid(grid))
  }

  private func relax(
    _ field: inout Field, _ residual: Field, into result: inout Field,
    _ stencil: some Stencil<Scalar>
  ) -> Double {
    grid.exchange(&field)
    let (up, forward) = (grid.up, grid.forward)
    var sum = 0.0
    for row in rows {
      var products = SIMD8<Scalar>.zero
      for i in row {
        let sides = stencil.sides(field, i, forward)
        let neighbours = inverse[i] * (sides + field[i - up] + field[i + up])
        let here = field[i] + (residual[i] - field[i] + neighbours) * damping
        result[i] = here
        products += degree[i] * residual[i] * here
      }
      sum += Double(products.sum())
    }
    return sum
  }

  /// field = field·factor + addend.
  func combine(_ field: inout Field, times factor: Double, plus addend: Field) {
    let factor = Scalar(factor)
    for row in rows { for i in row { field[i] = field[i] * factor + addend[i] } }
  }

  /// field −= factor·other.
  func subtract(_ factor: Double, times other: Field, from field: inout Field) {
    let factor = Scalar(factor)
    for row in rows { for i in row { field[i] -= other[i] * factor } }
  }
}
