import TorchABI

extension Tensor {
  /// Correlates [N, C, z, y, x] with kernels.
  ///
  /// - Parameters:
  ///   - weight: [outputs, C / groups, kz, ky, kx].
  ///   - bias: [outputs].
  ///   - padding: Zeros beyond each edge, [z, y, x].
  /// - Complexity: O(N·outputs·C·kz·ky·kx·voxels / groups).
  package func conv3d(
    weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1, 1, 1], padding: [Int] = [0, 0, 0],
    dilation: [Int] = [1, 1, 1], groups: Int = 1
  ) throws(TensorError) -> Tensor {
    try requireRank(5, "conv3d")
    try weight.requireRank(5, "conv3d")
    if shape[1] != weight.shape[1] * groups {
      throw .shape(
        operation: "conv3d", detail: "\(shape[1]) channels for kernels of \(weight.shape)")
    }
    var window = try TorchWindow(stride: stride, padding: padding, dilation: dilation)
    window.groups = groups
    return try make("conv3d", weight, bias) {
      $0.pointee.convolutions.conv3d($1, $2, $3, &window, $4)
    }
  }

  /// The transpose of ``conv3d(weight:bias:stride:padding:dilation:groups:)``, as a map of its own.
  ///
  /// - Parameter weight: [C, outputs / groups, kz, ky, kx].
  package func convTranspose3d(
    weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1, 1, 1], padding: [Int] = [0, 0, 0],
    outputPadding: [Int] = [0, 0, 0], groups: Int = 1, dilation: [Int] = [1, 1, 1]
  ) throws(TensorError) -> Tensor {
    try requireRank(5, "convTranspose3d")
    try weight.requireRank(5, "convTranspose3d")
    if shape[1] != weight.shape[0] {
      throw .shape(
        operation: "convTranspose3d",
        detail: "\(shape[1]) channels for kernels of \(weight.shape)")
    }
    var window = try TorchWindow(
      stride: stride, padding: padding, dilation: dilation, outputPadding: outputPadding)
    window.groups = groups
    return try make("convTranspose3d", weight, bias) {
      $0.pointee.convolutions.convTranspose3d($1, $2, $3, &window, $4)
    }
  }
}

extension TorchWindow {
  fileprivate init(
    stride: [Int], padding: [Int], dilation: [Int], outputPadding: [Int] = [0, 0, 0]
  ) throws(TensorError) {
    for list in [stride, padding, dilation, outputPadding] where list.count != 3 {
      throw .shape(operation: "convolution", detail: "\(list) is not [z, y, x]")
    }
    self.init(
      stride: (stride[0], stride[1], stride[2]), padding: (padding[0], padding[1], padding[2]),
      outputPadding: (outputPadding[0], outputPadding[1], outputPadding[2]),
      dilation: (dilation[0], dilation[1], dilation[2]), groups: 1)
  }
}
