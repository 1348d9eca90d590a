import Corpus
import Testing
import Volumes

@Suite struct ImportResizingTests {
  @Test(arguments: [(1, 5), (5, 1), (50, 64), (64, 50), (7, 3), (3, 7), (64, 64), (128, 64)])
  func `each voxel is that in which its middle lies`(source: Int, count: Int) {
    // A ramp along x of 0 and 1, read off place by place.
    for marked in 0..<source {
      var volume = Volume(shape: Shape(nx: source, ny: 1, nz: 1), filledWith: .acceptor)
      volume[marked, 0, 0] = .donor
      let resized = volume.resized(to: Shape(nx: count, ny: 1, nz: 1))
      for index in 0..<count {
        let middle = (Double(index) + 0.5) * Double(source) / Double(count)
        // Middles and faces are fractions of small whole numbers; 1e-9 is far below their steps.
        let isInside = middle > Double(marked) - 1e-9 && middle < Double(marked) + 1 - 1e-9
        #expect((resized[index, 0, 0] == .donor) == isInside)
      }
    }
  }

  @Test func `a marker keeps its index along each axis`() {
    var volume = Volume(shape: Shape(nx: 4, ny: 6, nz: 10), filledWith: .acceptor)
    volume[3, 1, 8] = .mixed
    let resized = volume.resized(to: Shape(nx: 8, ny: 3, nz: 20))
    // x 3 becomes 6 and 7; of y 0…5 the odd ones stay, 1 becomes 0; z 8 becomes 16 and 17.
    for z in 0..<20 {
      for y in 0..<3 {
        for x in 0..<8 {
          let isMarked = (x == 6 || x == 7) && y == 0 && (z == 16 || z == 17)
          #expect(resized[x, y, z] == (isMarked ? .mixed : .acceptor))
        }
      }
    }
  }

  @Test func `the box stays as long as it was`() {
    let volume = Volume(
      shape: Shape(nx: 50, ny: 50, nz: 20), spacing: Spacing(cube: 2), filledWith: .donor)
    let resized = volume.resized(to: Shape(nx: 64, ny: 64, nz: 64))
    #expect(resized.spacing == Spacing(x: 100.0 / 64, y: 100.0 / 64, z: 40.0 / 64))
    #expect(volume.resized(to: volume.shape) == volume)
  }

  @Test func `a column is the film above its rectangle`() {
    let shape = Shape(nx: 5, ny: 4, nz: 3)
    let volume = Volume(
      shape: shape, labels: (0..<shape.count).map { [0, 1, 3][$0 * 7 % 11 % 3] })
    let part = volume.column(x: 1..<4, y: 2..<4)
    #expect(part.shape == Shape(nx: 3, ny: 2, nz: 3))
    for z in 0..<3 {
      for y in 0..<2 {
        for x in 0..<3 { #expect(part[x, y, z] == volume[x + 1, y + 2, z]) }
      }
    }
  }

  @Test func `grey values on a finer grid are linear between the old voxels`() throws {
    let shape = Shape(nx: 4, ny: 3, nz: 2)
    var values: [Float] = []
    for z in 0..<2 {
      for y in 0..<3 { for x in 0..<4 { values.append(Float(x + 10 * y + 100 * z)) } }
    }
    let field = Field(shape: shape, spacing: Spacing(x: 2, y: 3, z: 1), values: values)
    let fine = try #require(GridRescale(voxel: 1).resample(field))
    #expect(fine.shape == Shape(nx: 8, ny: 9, nz: 2))
    #expect(fine.spacing == Spacing(cube: 1))
    for z in 0..<2 {
      for y in 0..<9 {
        for x in 0..<8 {
          let wanted = min(Double(x) / 2, 3) + 10 * min(Double(y) / 3, 2) + 100 * Double(z)
          let found = Double(fine.values[fine.shape.index(x, y, z)])
          #expect(abs(found - wanted) < 1e-4)  // single precision at 100
        }
      }
    }
  }

  @Test func `the same grid gives the same values, and a voxel thicker than the film none`() {
    let field = Field(
      shape: Shape(nx: 3, ny: 3, nz: 3), spacing: Spacing(cube: 0.1),
      values: (0..<27).map { Float($0) })
    #expect(GridRescale(voxel: 0.1).resample(field) == field)
    #expect(GridRescale(voxel: 0.4).resample(field) == nil)
  }
}
