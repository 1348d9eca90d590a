import Tensors

/// A layer that a film can pass in bands.
protocol BandedLayer: Layer {
  /// The same as the layer's output to round-off, and bit for bit the same for any `bands` of the same
  /// kernels.
  ///
  /// - Parameter film: [1, channels, z, y, x]; its values may be lost.
  func callAsFunction(_ film: Tensor, in bands: Bands) throws(TensorError) -> Tensor
}

extension FilmConvolution: BandedLayer {
  func callAsFunction(_ film: Tensor, in bands: Bands) throws(TensorError) -> Tensor {
    try self(FilmRows(film), bands.ranges(of: film))
  }

  /// The whole output, of a film that is read band by band.
  func callAsFunction(
    _ film: FilmRows, _ ranges: [Range<Int>]
  ) throws(TensorError) -> Tensor {
    let whole = JoinedBands(rows: film.count)
    try visit(film, ranges) { range, made throws(TensorError) in try whole.put(made, at: range) }
    return whole.film!
  }

  /// Calls `body` with the output of each band.
  func visit(
    _ film: FilmRows, _ ranges: [Range<Int>],
    _ body: (Range<Int>, Tensor) throws(TensorError) -> Void
  ) throws(TensorError) {
    for range in ranges {
      try body(range, withinRows(film.window(range, reach: reach, edges: edges)))
    }
  }
}

extension ResidualBlock: BandedLayer {
  func callAsFunction(_ film: Tensor, in bands: Bands) throws(TensorError) -> Tensor {
    let ranges = bands.ranges(of: film)
    let firstNorm = try FilmNormalisation(firstNorm, of: film, in: bands)
    let hidden = try first(
      FilmRows(film).map { rows throws(TensorError) in try firstNorm(rows).silu() },
      ranges)
    let secondNorm = try FilmNormalisation(secondNorm, of: hidden, in: bands)
    let activated = FilmRows(hidden).map { rows throws(TensorError) in
      try secondNorm(rows).silu()
    }
    try second.visit(activated, ranges) { range, made throws(TensorError) in
      try film.rows(range).add_(made)
    }
    return film
  }
}

extension OutputHead: BandedLayer {
  func callAsFunction(_ film: Tensor, in bands: Bands) throws(TensorError) -> Tensor {
    try conv(activated(film, in: bands), bands.ranges(of: film))
  }

  /// Calls `body` with the output of each band; the whole output is never held.
  func visit(
    _ film: Tensor, in bands: Bands, _ body: (Range<Int>, Tensor) throws(TensorError) -> Void
  ) throws(TensorError) {
    try conv.visit(activated(film, in: bands), bands.ranges(of: film), body)
  }

  private func activated(_ film: Tensor, in bands: Bands) throws(TensorError) -> FilmRows {
    let norm = try FilmNormalisation(norm, of: film, in: bands)
    return FilmRows(film).map { rows throws(TensorError) in try norm(rows).silu() }
  }
}
