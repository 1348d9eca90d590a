import Corpus
import Testing

@Suite struct ImportBlocksTests {
  private static let planes = [
    (nx: 100, ny: 100, window: 20, stride: 4), (nx: 131, ny: 64, window: 32, stride: 4),
    (nx: 40, ny: 97, window: 7, stride: 3), (nx: 30, ny: 10, window: 10, stride: 1),
  ]

  @Test(arguments: planes)
  func `no column of voxels is seen by two splits`(nx: Int, ny: Int, window: Int, stride: Int)
    throws
  {
    let grid = WindowGrid(side: window, stride: stride)
    let blocks = try PlaneBlocks(nx: nx, ny: ny, window: window, validation: 0.15, test: 0.15)
    var seen = [Set<Split>](repeating: [], count: nx * ny)
    var windows = 0
    for block in blocks.blocks {
      for xs in grid.places(in: block.x) {
        for ys in grid.places(in: block.y) {
          #expect(xs.count == window && ys.count == window)
          windows += 1
          for y in ys { for x in xs { seen[y * nx + x].insert(block.split) } }
        }
      }
    }
    #expect(seen.allSatisfy { $0.count <= 1 })
    #expect(seen.reduce(into: Set()) { $0.formUnion($1) } == [.train, .validation, .test])
    #expect(windows >= 3)
  }

  @Test func `the strips fill the plane in order and by their parts`() throws {
    let blocks = try PlaneBlocks(nx: 200, ny: 50, window: 20, validation: 0.1, test: 0.2).blocks
    #expect(blocks.map(\.split) == [.train, .validation, .test])
    #expect(blocks.map(\.x) == [0..<140, 140..<160, 160..<200])
    #expect(blocks.allSatisfy { $0.y == 0..<50 })
  }

  @Test func `a strip is never narrower than a window, and none is made for nothing`() throws {
    let narrow = try PlaneBlocks(nx: 50, ny: 200, window: 30, validation: 0.01, test: 0).blocks
    #expect(narrow.map(\.y) == [0..<170, 170..<200])
    #expect(narrow.map(\.split) == [.train, .validation])
  }

  @Test func `a plane too small for its strips is refused`() {
    #expect(throws: ImportError.planeTooSmall(nx: 50, ny: 50, window: 20, strips: 3)) {
      try PlaneBlocks(nx: 50, ny: 50, window: 20, validation: 0.1, test: 0.1)
    }
    #expect(throws: ImportError.planeTooSmall(nx: 500, ny: 19, window: 20, strips: 1)) {
      try PlaneBlocks(nx: 500, ny: 19, window: 20, validation: 0, test: 0)
    }
  }

  @Test func `windows stand a stride apart from the block's edge on`() {
    let grid = WindowGrid(side: 10, stride: 4)
    #expect(grid.places(in: 3..<22) == [3..<13, 7..<17, 11..<21])
    #expect(grid.places(in: 0..<10) == [0..<10])
    #expect(grid.places(in: 0..<9) == [])
  }
}
