import Descriptors
import Testing
import Volumes

/// One film at two samplings: voxels of 1×1×4 nm, and each of them as four cubes of 1 nm.
@Suite struct LongVoxelTests {
  static let coarse: Volume = {
    let film = SampleVolumes.blobs(Shape(nx: 24, ny: 20, nz: 8), seed: 5)
    return Volume(shape: film.shape, spacing: Spacing(x: 1, y: 1, z: 4), labels: film.labels)
  }()
  static let fine: Volume = {
    let shape = coarse.shape
    var labels: [UInt8] = []
    for z in 0..<4 * shape.nz {
      let start = z / 4 * shape.slab
      labels += coarse.labels[start..<start + shape.slab]
    }
    return Volume(shape: Shape(nx: shape.nx, ny: shape.ny, nz: 4 * shape.nz), labels: labels)
  }()

  @Test(arguments: [Sides.open, .periodic])
  func `lengths, areas and shares are those of the same film in cubes`(sides: Sides) throws {
    let quantities: Quantities = [.geometry, .domains, .conditions]
    let (one, other) = (
      Measured(Self.coarse, sides: sides, quantities: quantities),
      Measured(Self.fine, sides: sides, quantities: quantities)
    )
    let exact: [Attribute] = [
      .donorAcceptorArea, .donorMixedArea, .acceptorMixedArea, .donorChordX, .donorChordY,
      .donorChordZ, .acceptorChordZ, .donorDomainSize, .donorFraction, .donorThroughZ,
    ]
    for name in exact {
      let (a, b) = (try #require(one[name]), try #require(other[name]))
      #expect(abs(a - b) < 1e-12 * b + 1e-15, "\(name)")  // sums in another order
    }
  }

  @Test func `straight paths, dissociation and light differ by the sampling alone`() throws {
    let (one, other) = (
      Measured(Self.coarse, sides: .open, quantities: [.graph, .conditions]),
      Measured(Self.fine, sides: .open, quantities: [.graph, .conditions])
    )
    // A quarter of the slabs: a step aside at 1 of 4 heights, distances to half an edge of 4.
    let bounds: [(Attribute, Double)] = [
      (.donorStraightness, 0.05), (.acceptorStraightness, 0.05), (.donorDissociation, 0.05),
      (.donorNearInterface, 0.02), (.donorAbsorption, 1e-4), (.connectedFaceFraction, 1e-12),
    ]
    for (name, bound) in bounds {
      let (a, b) = (try #require(one[name]), try #require(other[name]))
      #expect(abs(a - b) <= bound, "\(name): \(a), \(b)")
    }
  }

  @Test func `diffusion of a path with one step aside is that of its resistors in a row`() {
    var volume = Volume(
      shape: Shape(nx: 2, ny: 1, nz: 3), spacing: Spacing(x: 1, y: 1, z: 4), filledWith: .acceptor)
    for voxel in [[0, 0], [0, 1], [1, 1], [1, 2]] { volume[voxel[0], 0, voxel[1]] = .donor }
    let found = EffectiveDiffusivity(of: .donor, in: volume, sides: .open, tolerance: 1e-10)
    // Half a slab at each electrode, two along z, one along x of conductance (4/1)².
    let expected: Double = 3 / (2 * (3 + 1.0 / 16))
    #expect(abs(found.relative - expected) < 1e-9)
  }

  @Test(arguments: [
    Spacing(x: 1, y: 1, z: 4), Spacing(x: 5, y: 1, z: 1), Spacing(x: 1, y: 30, z: 9),
  ])
  func `a pillar conducts as its cross-section, whatever the voxels`(spacing: Spacing) {
    var volume = Volume(
      shape: Shape(nx: 9, ny: 7, nz: 12), spacing: spacing, filledWith: .acceptor)
    for z in 0..<12 { for y in 2..<5 { for x in 1..<6 { volume[x, y, z] = .donor } } }
    let found = EffectiveDiffusivity(of: .donor, in: volume, sides: .open)
    #expect(abs(found.relative - 15.0 / 63) < 1e-6)
  }

  @Test func `effective diffusivity of a blob film is near that of its cubes`() {
    let (one, other) = (
      EffectiveDiffusivity(of: .donor, in: Self.coarse, sides: .periodic),
      EffectiveDiffusivity(of: .donor, in: Self.fine, sides: .periodic)
    )
    #expect(other.relative > 0)
    // Second order in an edge of 4 across domains of that size.
    #expect(abs(one.relative / other.relative - 1) < 0.25)
  }

  @Test func `equal edges of any length are cubes, to a part in ten thousand`() {
    #expect(VoxelEdges(Spacing(x: 2.5, y: 2.50001, z: 2.5)).isCube)
    #expect(!VoxelEdges(Spacing(x: 2.5, y: 2.51, z: 2.5)).isCube)
    #expect(VoxelEdges(Spacing(x: 1e-300, y: 1e300, z: 1)).y == VoxelEdges.greatestRatio)
  }

  @Test func `a pixel size of any smallness takes no memory for empty distances`() {
    let found = Measured(Self.coarse, sides: .open, pixel: 1e-9, quantities: .dissociation)
    #expect(found[.donorNearInterface]! > 0.9)  // every voxel with a path to the acceptor
  }

  @Test(arguments: [(1, 1, 1), (1, 5, 4), (5, 1, 4), (5, 4, 1)])
  func `sides of one voxel and absent phases are measured`(side: (Int, Int, Int)) {
    let shape = Shape(nx: side.0, ny: side.1, nz: side.2)
    for spacing in [Spacing(cube: 1), Spacing(x: 3, y: 1, z: 2)] {
      for sides in [Sides.open, .periodic] {
        let found = Measured(
          Volume(shape: shape, spacing: spacing, filledWith: .mixed), sides: sides)
        #expect(found[.mixedFraction] == 1)
        #expect(abs(found[.mixedDiffusivity]! - 1) < 1e-6)
      }
    }
  }
}
