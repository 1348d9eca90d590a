import Tensors

/// A convolution over a film that keeps its size, with a choice of what lies beyond the sides.
///
/// The choice may change: a network learns on crops, which end at their faces, and works on films,
/// which close in x and y. The weights are the same.
final class FilmConvolution: Layer {
  var edges = Edges.periodicXY
  private let weight: Tensor
  private let bias: Tensor
  /// Cells beyond each side face, and beyond each electrode.
  private let margin: (side: Int, electrode: Int)

  /// - Parameter flat: Whether the kernel lies in one layer of z.
  init(
    _ inputs: Int, _ outputs: Int, kernel: Int = 3, flat: Bool = false,
    using initializer: Initializer
  ) throws(TensorError) {
    let shape = [flat ? 1 : kernel, kernel, kernel]
    let fanIn = shape.reduce(inputs, *)
    weight = try initializer.uniform([outputs, inputs] + shape, fanIn: fanIn)
    bias = try initializer.uniform([outputs], fanIn: fanIn)
    margin = (kernel / 2, flat ? 0 : kernel / 2)
  }

  var ownParameters: NamedTensors { NamedTensors([("weight", weight), ("bias", bias)]) }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    let side = margin.side
    let closed = edges == .periodicXY && side > 0
    let wide = closed ? try x.pad([side, side, side, side], mode: .circular) : x
    let zeros = [margin.electrode, closed ? 0 : side, closed ? 0 : side]
    return try wide.conv3d(weight: weight, bias: bias, padding: zeros)
  }

  /// Rows that the kernel reaches on each side of its own.
  var reach: Int { margin.side }

  /// The same of a band that has its rows beyond already, ``reach`` on each side, which it loses.
  func withinRows(_ band: Tensor) throws(TensorError) -> Tensor {
    let side = margin.side
    let closed = edges == .periodicXY && side > 0
    let wide = closed ? try band.pad([side, side], mode: .circular) : band
    let zeros = [margin.electrode, 0, closed ? 0 : side]
    return try wide.conv3d(weight: weight, bias: bias, padding: zeros)
  }
}

extension Module {
  /// Sets what every film convolution below finds beyond the side faces.
  func setEdges(_ edges: Edges) {
    (self as? FilmConvolution)?.edges = edges
    for child in children { child.module.setEdges(edges) }
  }
}
