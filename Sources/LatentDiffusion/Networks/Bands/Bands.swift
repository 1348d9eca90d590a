import Tensors

/// How a wide film passes a layer: in bands of whole rows along y, so that beside its input and its
/// output only a band is held.
///
/// Every band is given the rows beyond it that a kernel reaches, and normalisation uses the
/// statistics of the whole film (``FilmNormalisation``). The bands are a function of the film's shape
/// alone.
struct Bands: Sendable {
  /// The cells of a film that pass a layer together, in whole rows.
  var cells = 1 << 18

  /// The bands of `rows` rows of `width` cells each; each has an even number of rows where the film has.
  func ranges(rows: Int, width: Int) -> [Range<Int>] {
    let height = max(2, cells / max(1, width) / 2 * 2)
    return stride(from: 0, to: rows, by: height).map { $0..<min($0 + height, rows) }
  }

  /// The bands of a film, [1, channels, z, y, x].
  func ranges(of film: Tensor) -> [Range<Int>] {
    ranges(rows: film.shape[3], width: film.shape[2] * film.shape[4])
  }

  /// What `body` makes of each band, joined: for layers in which rows do not meet, or meet in blocks of
  /// two.
  func map(
    _ film: Tensor, _ body: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let joined = JoinedBands(rows: 0)
    for range in ranges(of: film) {
      let made = try body(film.rows(range))
      // blocks of two become one row, or a row two
      joined.rows = film.shape[3] * made.shape[3] / range.count
      let start = range.lowerBound * made.shape[3] / range.count
      try joined.put(made, at: start..<start + made.shape[3])
    }
    return joined.film ?? film
  }
}

/// A film that is filled band by band; its other sides are those of the first.
final class JoinedBands {
  private(set) var film: Tensor?
  var rows: Int

  init(rows: Int) { self.rows = rows }

  func put(_ band: Tensor, at range: Range<Int>) throws(TensorError) {
    if film == nil {
      var shape = band.shape
      shape[3] = rows
      film = try Tensor.zeros(shape, dtype: band.dtype, device: band.device)
    }
    try film?.rows(range).copy_(band)
  }
}

extension Tensor {
  /// Rows along y of [N, channels, z, y, x], sharing memory.
  func rows(_ range: Range<Int>) throws(TensorError) -> Tensor {
    try narrow(3, start: range.lowerBound, length: range.count)
  }
}
