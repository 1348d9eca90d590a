import Tensors
import Volumes

extension Autoencoder {
  func visitScores(
    _ latents: Tensor, in bands: Bands,
    _ body: (_ rows: Range<Int>, Tensor) throws(TensorError) -> Void
  ) throws(TensorError) {
    let layers = decoder.children.compactMap { $0.module as? any Layer }
    let (head, unfold) = (layers[layers.count - 2] as! OutputHead, layers[layers.count - 1])
    let film = try passed(latents, through: layers.dropLast(2), in: bands)
    try head.visit(film, in: bands) { range, made throws(TensorError) in
      let logits = try unfold(made)
      let scale = logits.shape[3] / range.count
      try body(
        range.lowerBound * scale..<range.upperBound * scale,
        scores(logits.pad([0, 0, 0, 0, 0, 0, 1, 0])))
    }
  }

  func encodedMean(
    of film: FilmRows, _ shape: Shape, in bands: Bands
  ) throws(TensorError) -> Tensor {
    let layers = encoder.children.compactMap { $0.module as? any Layer }
    let (fold, stem) = (layers[0], layers[1] as! FilmConvolution)
    let folded = FilmRows(count: film.count / patch) { [patch] range throws(TensorError) in
      try fold(film.read(range.lowerBound * patch..<range.upperBound * patch))
    }
    let width = shape.nz / patch * shape.nx / patch
    let first = try stem(folded, bands.ranges(rows: folded.count, width: width))
    return try passed(first, through: layers.dropFirst(2), in: bands).chunk(2, dim: 1)[0]
      .contiguous()
  }

  private func passed(
    _ film: Tensor, through layers: ArraySlice<any Layer>, in bands: Bands
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
