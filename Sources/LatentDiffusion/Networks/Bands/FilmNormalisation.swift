import Tensors

/// Group normalisation of a film by the statistics of the whole of it, ready for any part of it.
///
///     y = a_c x + b_c,  a_c = w_c/√(σ² + ε),  b_c = bias_c − a_c μ
///
/// with μ and σ² over the voxels and channels of a group. Rows along x are summed in single precision,
/// the rows in double precision and in one order, whatever the bands and the threads.
struct FilmNormalisation {
  /// a and b, [1, channels, 1, 1, 1] each.
  private let scale: Tensor
  private let shift: Tensor

  /// - Parameter film: [1, channels, z, y, x].
  /// - Complexity: O(voxels).
  init(_ norm: GroupNorm, of film: Tensor, in bands: Bands) throws(TensorError) {
    let sums = try ChannelSums(of: film, in: bands)
    let size = sums.first.count / norm.groups
    let voxels = Double(film.count / film.shape[1] * size)
    let (weights, biases) = (try norm.weight.doubles(), try norm.bias.doubles())
    var (scales, shifts) = ([Float](), [Float]())
    for channel in sums.first.indices {
      let group = channel / size * size..<(channel / size + 1) * size
      let mean = sums.first[group].reduce(0, +) / voxels
      let variance = max(0, sums.second[group].reduce(0, +) / voxels - mean * mean)
      let scale = weights[channel] / (variance + norm.eps).squareRoot()
      scales.append(Float(scale))
      shifts.append(Float(biases[channel] - scale * mean))
    }
    let shape = [1, scales.count, 1, 1, 1]
    scale = try Tensor(scales, shape: shape, device: film.device)
    shift = try Tensor(shifts, shape: shape, device: film.device)
  }

  func callAsFunction(_ part: Tensor) throws(TensorError) -> Tensor {
    try (part * scale).add_(shift)
  }
}

/// Σ x and Σ x² of each channel of a film.
private struct ChannelSums {
  var first: [Double]
  var second: [Double]

  init(of film: Tensor, in bands: Bands) throws(TensorError) {
    let (channels, rows) = (film.shape[1], film.shape[3])
    // Row by row first, so that the order of the sum over rows does not depend on the bands.
    var (ones, squares) = ([Double](repeating: 0, count: channels * rows), [Double]())
    squares = ones
    for range in bands.ranges(of: film) {
      let band = try film.rows(range)
      try Self.add(band.sum([4]), range, to: &ones, rows)
      try Self.add(band.square().sum([4]), range, to: &squares, rows)
    }
    func sums(_ values: [Double]) -> [Double] {
      (0..<channels).map { values[$0 * rows..<($0 + 1) * rows].reduce(0, +) }
    }
    (first, second) = (sums(ones), sums(squares))
  }

  /// - Parameter lines: Sums along x, [1, channels, z, rows of the band].
  private static func add(
    _ lines: Tensor, _ range: Range<Int>, to sums: inout [Double], _ rows: Int
  ) throws(TensorError) {
    let values = try lines.doubles()
    let depth = lines.shape[2]
    for (index, value) in values.enumerated() {
      let channel = index / (depth * range.count)
      sums[channel * rows + range.lowerBound + index % range.count] += value
    }
  }
}
