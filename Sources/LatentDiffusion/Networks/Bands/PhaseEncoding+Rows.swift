import Tensors
import Volumes

extension PhaseEncoding {
  /// A volume as the networks see it, read by rows: 1 in the channel of each voxel's phase.
  func rows(of volume: Volume, device: Device) -> FilmRows {
    let shape = volume.shape
    return FilmRows(count: shape.ny) { range throws(TensorError) in
      var labels: [UInt8] = []
      labels.reserveCapacity(shape.nx * range.count * shape.nz)
      for z in 0..<shape.nz {
        labels +=
          volume.labels[
            shape.index(0, range.lowerBound, z)..<shape.index(0, range.lowerBound, z) + shape.nx
              * range.count]
      }
      return try oneHot(
        [labels], shape: Shape(nx: shape.nx, ny: range.count, nz: shape.nz), device: device)
    }
  }

  /// Writes the most likely phase of each voxel of some rows.
  ///
  /// - Parameters:
  ///   - logits: [1, phases, z, rows, x].
  ///   - labels: Of the whole film, of `shape`.
  func write(
    _ logits: Tensor, rows: Range<Int>, of shape: Shape, to labels: inout [UInt8]
  ) throws(TensorError) {
    let part = try volume(logits, spacing: Spacing(cube: 1))
    let count = shape.nx * rows.count
    for z in 0..<shape.nz {
      let start = shape.index(0, rows.lowerBound, z)
      labels.replaceSubrange(
        start..<start + count, with: part.labels[z * count..<(z + 1) * count])
    }
  }

  /// Writes the logits of some rows to those of the whole film, [phases, z, y, x].
  func write(
    _ logits: Tensor, rows: Range<Int>, of shape: Shape, to all: inout [Float]
  ) throws(TensorError) {
    let values = try logits.floats()
    let count = shape.nx * rows.count
    for plane in 0..<phases.count * shape.nz {
      let start = plane * shape.slab + rows.lowerBound * shape.nx
      all.replaceSubrange(
        start..<start + count, with: values[plane * count..<(plane + 1) * count])
    }
  }
}
