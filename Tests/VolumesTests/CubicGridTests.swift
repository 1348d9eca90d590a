import Testing
import Volumes

@Suite struct CubicGridTests {
  private static let long = Spacing(x: 1, y: 1, z: 4)

  @Test func `phases take that of the voxel in which a cube's middle lies`() throws {
    let volume = Volume(
      shape: Shape(nx: 2, ny: 1, nz: 2), spacing: Self.long, labels: [0, 1, 3, 0])
    let grid = try #require(CubicGrid(length: 1, over: volume.shape, spacing: Self.long))
    let cubes = grid.nearest(volume)
    #expect(cubes.shape == Shape(nx: 2, ny: 1, nz: 8))
    #expect(cubes.spacing == Spacing(cube: 1))
    #expect(cubes.labels == [0, 1, 0, 1, 0, 1, 0, 1, 3, 0, 3, 0, 3, 0, 3, 0])
  }

  @Test func `numbers are linear between the middles of voxels`() throws {
    let field = Field(shape: Shape(nx: 1, ny: 1, nz: 2), spacing: Self.long, values: [0, 8])
    let grid = try #require(CubicGrid(length: 1, over: field.shape, spacing: Self.long))
    #expect(grid.interpolated(field).values == [0, 0, 1, 3, 5, 7, 8, 8])
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e-300, 9])
  func `a length that makes no cubes, or too many to count, makes none`(length: Double) {
    #expect(
      CubicGrid(length: length, over: Shape(nx: 2, ny: 1, nz: 2), spacing: Self.long) == nil)
  }
}
