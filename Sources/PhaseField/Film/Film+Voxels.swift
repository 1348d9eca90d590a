import Volumes

/// A film's voxels in and out.
extension Film {
  /// Sends a field on the way to its waves; x fastest, then y, then z.
  func pack(_ field: [Float]) {
    crew.forEach(shape.nz) { slab, worker in
      let (voxels, start) = (benches[worker].voxels, transform.order[slab] * shape.slab)
      for i in 0..<shape.slab { voxels.floats[i] = field[start + i] }
      transform.take(voxels: voxels, slab: slab)
    }
  }

  /// The field whose waves were sent; x fastest, then y, then z.
  func unpack() -> [Float] {
    [Float](unsafeUninitializedCapacity: shape.count) { field, count in
      crew.forEach(shape.nz) { slab, worker in
        let (voxels, start) = (benches[worker].voxels, transform.order[slab] * shape.slab)
        transform.give(voxels: voxels, slab: slab)
        for i in 0..<shape.slab { field[start + i] = voxels.floats[i] }
      }
      count = shape.count
    }
  }
}
