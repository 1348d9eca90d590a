import Tensors

/// A film that is read a few rows at a time.
struct FilmRows {
  /// Rows along y.
  let count: Int
  /// The rows of a range, [1, channels, z, y, x].
  let read: (Range<Int>) throws(TensorError) -> Tensor

  init(count: Int, read: @escaping (Range<Int>) throws(TensorError) -> Tensor) {
    (self.count, self.read) = (count, read)
  }

  init(_ film: Tensor) {
    self.init(count: film.shape[3]) { range throws(TensorError) in try film.rows(range) }
  }

  /// The same film with every row passed through `body`.
  func map(_ body: @escaping (Tensor) throws(TensorError) -> Tensor) -> FilmRows {
    FilmRows(count: count) { range throws(TensorError) in try body(read(range)) }
  }

  /// The rows of `range` and `reach` more on each side: those of the other side where the film closes
  /// in y, zeros where it ends.
  ///
  /// - Precondition: `reach` is at most `count`.
  func window(
    _ range: Range<Int>, reach: Int, edges: Edges
  ) throws(TensorError) -> Tensor {
    let wanted = range.lowerBound - reach..<range.upperBound + reach
    let inside = wanted.clamped(to: 0..<count)
    let (before, after) = (
      inside.lowerBound - wanted.lowerBound, wanted.upperBound - inside.upperBound
    )
    let middle = try read(inside)
    if edges != .periodicXY { return try middle.pad([0, 0, before, after, 0, 0]) }
    var parts = [middle]
    if before > 0 { parts.insert(try read(count - before..<count), at: 0) }
    if after > 0 { parts.append(try read(0..<after)) }
    return parts.count == 1 ? middle : try Tensor.cat(parts, dim: 3)
  }
}
