import Tensors
import Testing

struct ShapeTests {
  /// 0, 1, 2, … so that every element shows where it came from.
  func counted(_ shape: [Int]) throws -> Tensor {
    try Tensor.arange(shape.reduce(1, *)).reshape(shape)
  }

  @Test func `reshape keeps the order and finds a missing size`() throws {
    let a = try counted([2, 3, 4])
    #expect(try a.reshape([4, -1]).shape == [4, 6])
    #expect(try a.reshape([4, -1]).ints() == Array(0..<24))
    #expect(try a.flatten(from: 1).shape == [2, 12])
    #expect(try a.flatten().shape == [24])
  }

  @Test func `permute and transpose move dimensions`() throws {
    let a = try counted([2, 3])
    #expect(try a.transpose(0, 1).ints() == [0, 3, 1, 4, 2, 5])
    let b = try counted([2, 3, 4]).permute([2, 0, 1])
    #expect(b.shape == [4, 2, 3])
    #expect(try b.select(0, 1).ints() == [1, 5, 9, 13, 17, 21])
    #expect(try b.contiguous().ints() == b.ints())
  }

  @Test func `sizes of one come, go and stretch`() throws {
    let a = try counted([3])
    #expect(try a.unsqueeze(0).shape == [1, 3])
    #expect(try a.unsqueeze(-1).shape == [3, 1])
    #expect(try a.unsqueeze(0).squeeze(0).shape == [3])
    #expect(try a.unsqueeze(0).expand([2, 3]).ints() == [0, 1, 2, 0, 1, 2])
  }

  @Test func `parts are those of plain indices`() throws {
    let a = try counted([2, 5])
    #expect(try a.narrow(1, start: 1, length: 2).ints() == [1, 2, 6, 7])
    #expect(try a.slice(1, 0..<5, step: 2).ints() == [0, 2, 4, 5, 7, 9])
    #expect(try a.select(1, -1).ints() == [4, 9])
    let indices = try Tensor([4, 0] as [Int64], shape: [2])
    #expect(try a.indexSelect(1, indices).ints() == [4, 0, 9, 5])
    #expect(try a.gather(1, indices.reshape([2, 1])).ints() == [4, 5])
    #expect(try a.chunk(2, dim: 1).map(\.shape) == [[2, 3], [2, 2]])
    #expect(try a.split([1, 4], dim: 1)[1].ints() == [1, 2, 3, 4, 6, 7, 8, 9])
  }

  @Test func `joining undoes parting`() throws {
    let a = try counted([2, 5])
    #expect(try Tensor.cat(a.chunk(2, dim: 1), dim: 1).ints() == a.ints())
    #expect(try Tensor.stack([a.select(0, 0), a.select(0, 1)]).ints() == a.ints())
    #expect(try Tensor.stack([a, a], dim: 1).shape == [2, 2, 5])
  }

  @Test func `flip reverses and roll shifts forwards around the end`() throws {
    let a = try counted([2, 3])
    #expect(try a.flip([1]).ints() == [2, 1, 0, 5, 4, 3])
    #expect(try a.roll([1], dims: [1]).ints() == [2, 0, 1, 5, 3, 4])
  }

  @Test func `blocks become channels and come back`() throws {
    let a = try counted([2, 3, 4, 6, 8])
    let deep = try a.spaceToDepth(2)
    #expect(deep.shape == [2, 24, 2, 3, 4])
    #expect(try deep.depthToSpace(2).ints() == a.ints())
    // Channel 0 of the second sample holds its block's corner voxels, every second one.
    let corners = try a.select(0, 1).select(0, 0).slice(2, 0..<8, step: 2).select(0, 2).select(0, 4)
    #expect(try deep.select(0, 1).select(0, 0).select(0, 1).select(0, 2).ints() == corners.ints())
  }

  @Test func `gradients pass through moved and joined parts`() throws {
    let x = try ripple([1, 8, 2, 2, 2])
    #expect(try gradientError(at: x) { try $0.permute([4, 3, 2, 1, 0]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.depthToSpace(2) } < 1e-8)
    #expect(try gradientError(at: x) { try Tensor.cat([$0, $0.flip([1])], dim: 2) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.roll([1], dims: [3]).select(1, 2) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.slice(1, 1..<7, step: 3) } < 1e-8)
  }
}
