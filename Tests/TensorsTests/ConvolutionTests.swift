import Tensors
import Testing

struct ConvolutionTests {
  /// A convolution by its definition, zeros beyond the edges, on cubes of `n` voxels.
  func naive(
    _ x: [Double], _ w: [Double], _ b: [Double], _ ci: Int, _ co: Int, _ n: Int, _ k: Int,
    _ stride: Int, _ padding: Int
  ) -> [Double] {
    let m = (n + 2 * padding - k) / stride + 1
    var result: [Double] = []
    for o in 0..<co {
      for index in 0..<m * m * m {
        let corner = [index / (m * m), index / m % m, index % m].map { $0 * stride - padding }
        var sum = b[o]
        for tap in 0..<k * k * k {
          let offset = [tap / (k * k), tap / k % k, tap % k]
          let at = zip(corner, offset).map { $0 + $1 }
          if at.contains(where: { $0 < 0 || $0 >= n }) { continue }
          for c in 0..<ci {
            sum +=
              w[(o * ci + c) * k * k * k + tap]
              * x[((c * n + at[0]) * n + at[1]) * n + at[2]]
          }
        }
        result.append(sum)
      }
    }
    return result
  }

  @Test(arguments: [(3, 1, 1), (3, 2, 1), (1, 1, 0), (3, 1, 0), (2, 2, 0)])
  func `a convolution is its definition`(kernel: Int, stride: Int, padding: Int) throws {
    let (x, w) = (try ripple([1, 2, 5, 5, 5]), try ripple([3, 2, kernel, kernel, kernel], 0.3))
    let b = try ripple([3], 0.9)
    let expected = naive(
      try x.doubles(), try w.doubles(), try b.doubles(), 2, 3, 5, kernel, stride, padding)
    let (s, p) = ([stride, stride, stride], [padding, padding, padding])
    let double = try x.conv3d(weight: w, bias: b, stride: s, padding: p)
    #expect(try distance(double, expected) < 1e-14)  // sums of 55
    let single = try x.to(.float32).conv3d(
      weight: w.to(.float32), bias: b.to(.float32), stride: s, padding: p)
    #expect(try distance(single, expected) < 1e-6)  // the same in single precision
  }

  @Test func `channels last in memory changes nothing`() throws {
    let (x, w) = (try ripple([2, 4, 3, 4, 5]), try ripple([6, 4, 3, 3, 3], 0.3))
    let plain = try x.conv3d(weight: w, padding: [1, 1, 1]).doubles()
    let last = try x.channelsLast3d().conv3d(weight: w.channelsLast3d(), padding: [1, 1, 1])
    #expect(try distance(last, plain) < 1e-14)  // another order of 108 products
  }

  @Test func `the transposed convolution is the transpose`() throws {
    // ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩ for any x and y.
    let (x, w) = (try ripple([1, 2, 4, 4, 4]), try ripple([3, 2, 2, 2, 2], 0.3))
    let y = try ripple([1, 3, 2, 2, 2], 0.7)
    let left = try (x.conv3d(weight: w, stride: [2, 2, 2]) * y).sum().item()
    let right = try (x * y.convTranspose3d(weight: w, stride: [2, 2, 2])).sum().item()
    #expect(abs(left - right) < 1e-13)  // sums of 128
  }

  @Test func `gradients are those of central differences`() throws {
    let (x, w) = (try ripple([1, 2, 3, 3, 3]), try ripple([2, 2, 3, 3, 3], 0.3))
    #expect(try gradientError(at: x) { try $0.conv3d(weight: w, padding: [1, 1, 1]) } < 1e-8)
    #expect(try gradientError(at: w) { try x.conv3d(weight: $0, padding: [1, 1, 1]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.convTranspose3d(weight: w) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.avgPool3d([2, 1, 3]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.maxPool3d([3, 3, 3]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.upsampleNearest3d(scale: [2, 1, 1]) } < 1e-8)
  }

  @Test func `single-precision gradients agree with double`() throws {
    let (x, w) = (try ripple([2, 3, 3, 4, 4]), try ripple([5, 3, 3, 3, 3], 0.3))
    func gradient(_ type: DType) throws -> [Double] {
      let kernel = try w.to(type).clone().requireGrad()
      let y = try x.to(type).conv3d(weight: kernel, padding: [1, 1, 1])
      try (y * ripple(y.shape, 0.7).to(type)).sum().backward()
      return try kernel.grad!.doubles()
    }
    #expect(distance(try gradient(.float32), try gradient(.float64)) < 1e-5)  // sums of 96
  }

  @Test func `pooling and upsampling work window by window`() throws {
    let x = try Tensor([1, 2, 3, 6] as [Double], shape: [1, 1, 1, 2, 2])
    #expect(try x.avgPool3d([1, 2, 2]).doubles() == [3])
    #expect(try x.maxPool3d([1, 1, 2]).doubles() == [2, 6])
    #expect(try x.upsampleNearest3d(scale: [1, 1, 2]).doubles() == [1, 1, 2, 2, 3, 3, 6, 6])
  }
}
