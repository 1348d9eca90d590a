internal import Volumes

/// Numbers the voxels of a phase and lists their bonds.
struct DiffusionBuilder {
  private let slabs: [Slab]
  private let shape: Shape
  private let periodic: Bool
  private var number: [Int32]

  private(set) var count = 0
  private(set) var before: [SIMD4<Int32>] = []
  private(set) var after: [SIMD4<Int32>] = []
  private(set) var wraps: [(Int32, Int32)] = []
  private(set) var degree: [Double] = []
  private(set) var imbalance: [Double] = []
  private(set) var linearFlux = 0.0

  init(_ slabs: [Slab], _ sides: Sides) {
    self.slabs = slabs
    let frame = slabs[0].frame
    shape = Shape(nx: frame.nx, ny: frame.ny, nz: slabs.count)
    periodic = sides == .periodic
    number = [Int32](repeating: -1, count: shape.count)
    for z in slabs.indices {
      slabs[z].visit { x, y in
        number[shape.index(x, y, z)] = Int32(count)
        count += 1
      }
    }
    before = [SIMD4<Int32>](repeating: SIMD4(repeating: Int32(count)), count: count)
    after = before
    degree = [Double](repeating: 0, count: count)
    imbalance = degree
  }

  /// Every voxel looks back along each axis; the last of a row also looks round the side.
  mutating func bond() {
    let (nx, ny) = (shape.nx, shape.ny)
    for z in slabs.indices {
      slabs[z].visit { x, y in
        let i = number[shape.index(x, y, z)]
        if x > 0 { join(i, number[shape.index(x - 1, y, z)], axis: 0) }
        if y > 0 { join(i, number[shape.index(x, y - 1, z)], axis: 1) }
        if z > 0 { join(i, number[shape.index(x, y, z - 1)], axis: 2) }
        if periodic && x == nx - 1 && nx > 1 { wrap(i, number[shape.index(0, y, z)]) }
        if periodic && y == ny - 1 && ny > 1 { wrap(i, number[shape.index(x, 0, z)]) }
        if z == 0 { touchElectrode(i, inward: -1) }
        if z == slabs.count - 1 { touchElectrode(i, inward: 1) }
      }
    }
  }

  private mutating func join(_ i: Int32, _ j: Int32, axis: Int) {
    guard j >= 0 else { return }
    before[Int(i)][axis] = j
    after[Int(j)][axis] = i
    degree[Int(i)] += 1
    degree[Int(j)] += 1
    guard axis == 2 else { return }
    let drop = 1 / Double(shape.nz)
    imbalance[Int(i)] -= drop
    imbalance[Int(j)] += drop
    linearFlux += drop * drop
  }

  private mutating func wrap(_ i: Int32, _ j: Int32) {
    guard j >= 0 else { return }
    wraps.append((j, i))
    degree[Int(i)] += 1
    degree[Int(j)] += 1
  }

  /// Half a voxel of drop over a bond of conductance 2; `inward` is −1 where c falls into the film.
  private mutating func touchElectrode(_ i: Int32, inward: Double) {
    let drop = 0.5 / Double(shape.nz)
    degree[Int(i)] += 2
    imbalance[Int(i)] += inward * 2 * drop
    linearFlux += 2 * drop * drop
  }
}
