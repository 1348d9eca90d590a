import TorchABI

extension Tensor {
  /// `length` indices of `dim` from `start` on, sharing memory.
  package func narrow(_ dim: Int, start: Int, length: Int) throws(TensorError) -> Tensor {
    try slice(dim, start..<start + length)
  }

  /// The elements of `range`, every `step`th, sharing memory.
  package func slice(_ dim: Int, _ range: Range<Int>, step: Int = 1) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "slice")
    if rank == 0 || range.lowerBound < 0 || range.upperBound > shape[dim] || step < 1 {
      throw .shape(operation: "slice", detail: "\(range) of dimension \(dim) of \(shape)")
    }
    return try make("slice") {
      $0.pointee.layout.slice($1, dim, range.lowerBound, range.upperBound, step, $2)
    }
  }

  /// The element `index` of `dim`, which is dropped.
  package func select(_ dim: Int, _ index: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "select")
    if rank == 0 || !(-shape[dim]..<shape[dim]).contains(index) {
      throw .shape(operation: "select", detail: "index \(index) of dimension \(dim) of \(shape)")
    }
    return try make("select") { $0.pointee.layout.select($1, dim, index, $2) }
  }

  /// The elements at `indices` (int64, one dimension) of `dim`, copied.
  package func indexSelect(_ dim: Int, _ indices: Tensor) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "indexSelect")
    return try make("indexSelect", indices) {
      $0.pointee.layout.indexSelect($1, dim, $2, $3)
    }
  }

  /// For each entry of `indices` (int64) the element that it names along `dim`.
  package func gather(_ dim: Int, _ indices: Tensor) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "gather")
    return try make("gather", indices) { $0.pointee.layout.gather($1, dim, $2, $3) }
  }

  /// `parts` pieces along `dim`, all but the last of equal size.
  package func chunk(_ parts: Int, dim: Int) throws(TensorError) -> [Tensor] {
    let dim = try require(dim: dim, "chunk")
    if parts < 1 || rank == 0 {
      throw .shape(operation: "chunk", detail: "\(parts) parts of \(shape)")
    }
    let size = (shape[dim] + parts - 1) / parts
    let starts = stride(from: 0, to: shape[dim], by: Swift.max(size, 1))
    return try split(starts.map { Swift.min(size, shape[dim] - $0) }, dim: dim)
  }

  /// Pieces of the given sizes along `dim`, sharing memory.
  package func split(_ sizes: [Int], dim: Int) throws(TensorError) -> [Tensor] {
    var parts: [Tensor] = []
    var start = 0
    for size in sizes {
      parts.append(try narrow(dim, start: start, length: size))
      start += size
    }
    return parts
  }
}
