import Tensors
import Volumes

extension Autoencoder {
  func visitScores(
    _ latents: Tensor, in bands: Bands,
    _ body: (_ rows: Range<Int>, Tensor) throws(TensorError) -> Void
  ) throws(TensorError) {
    let film = try passed(latents, through: decoding.rest, in: bands)
    try decoding.head.visit(film, in: bands) { range, made throws(TensorError) in
      let logits = try decoding.unfold(made)
      let scale = logits.shape[3] / range.count
      try body(
        range.lowerBound * scale..<range.upperBound * scale,
        scores(logits.pad([0, 0, 0, 0, 0, 0, 1, 0])))
    }
  }

  func encodedMean(
    of film: FilmRows, _ shape: Shape, in bands: Bands
  ) throws(TensorError) -> Tensor {
    let folded = FilmRows(count: film.count / patch) {
      [patch, encoding] range throws(TensorError) in
      try encoding.fold(film.read(range.lowerBound * patch..<range.upperBound * patch))
    }
    let width = shape.nz / patch * shape.nx / patch
    let first = try encoding.stem(folded, bands.ranges(rows: folded.count, width: width))
    return try passed(first, through: encoding.rest, in: bands).chunk(2, dim: 1)[0]
      .contiguous()
  }

  private func passed(
    _ film: Tensor, through layers: [any Layer], in bands: Bands
  ) throws(TensorError) -> Tensor {
    var film = film
    for layer in layers {
      if let layer = layer as? any BandedLayer {
        film = try layer(film, in: bands)
      } else {
        // cells by themselves, or blocks of two: rows do not meet
        film = try bands.map(film) { rows throws(TensorError) in try layer(rows) }
      }
    }
    return film
  }
}
