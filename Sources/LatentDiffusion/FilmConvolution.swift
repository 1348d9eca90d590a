import Tensors

/// A convolution over a film that keeps its size, with a choice of what lies beyond the sides.
///
/// The choice may change: a network learns on crops, which end at their faces, and works on films,
/// which close in x and y. The weights are the same.
final class FilmConvolution: Layer {
  var edges = Edges.periodicXY
  private let inner: Conv3d
  private let margin: Int

  init(
    _ inputs: Int, _ outputs: Int, kernel: Int = 3, using initializer: Initializer
  ) throws(TensorError) {
    inner = try Conv3d(inputs, outputs, kernel: kernel, padding: 0, using: initializer)
    margin = kernel / 2
  }

  var ownParameters: NamedTensors { inner.ownParameters }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    let closed = edges == .periodicXY && margin > 0
    let wide =
      closed ? try x.pad([margin, margin, margin, margin], mode: .circular) : x
    let zeros = [margin, closed ? 0 : margin, closed ? 0 : margin]
    return try wide.conv3d(weight: inner.weight, bias: inner.bias, padding: zeros)
  }
}

extension Module {
  /// Sets what every film convolution below finds beyond the side faces.
  func setEdges(_ edges: Edges) {
    (self as? FilmConvolution)?.edges = edges
    for child in children { child.module.setEdges(edges) }
  }
}
