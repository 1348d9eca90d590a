import PhaseField
import Testing
import Volumes

/// The equation knows no left, no x before y, no up.
@Suite struct SymmetryTests {
  static let shape = Shape(nx: 16, ny: 16, nz: 9)

  /// Voxel (x, y, z) of the moved film is voxel `from(x, y, z)` of the film.
  private static let moves: [String: @Sendable (Int, Int, Int) -> (Int, Int, Int)] = [
    "mirror in x": { (15 - $0, $1, $2) },
    "mirror in z": { ($0, $1, 8 - $2) },
    "quarter turn": { ($1, 15 - $0, $2) },
    "periodic shift": { (($0 + 5) % 16, ($1 + 11) % 16, $2) },
  ]

  @Test(arguments: ["mirror in x", "mirror in z", "quarter turn", "periodic shift"])
  func `a moved film anneals to the moved result`(name: String) throws {
    let move = try #require(Self.moves[name])
    let film = noisyField(mean: 0.45, amplitude: 0.03, shape: Self.shape, seed: 9)
    let there = try annealed(moved(film, by: move))
    let here = moved(try annealed(film), by: move)
    let contrast = here.values.max()! - here.values.min()!
    try #require(contrast > 0.5)  // it did separate
    #expect(difference(there, here) < 2e-3)  // round-off of 1e-7, grown e^9 times by then
  }

  @Test func `what is donor and what is acceptor is only a name`() throws {
    let film = noisyField(mean: 0.45, amplitude: 0.03, shape: Self.shape, seed: 9)
    let swapped = Field(shape: Self.shape, values: film.values.map { 1 - $0 })
    let here = try annealed(film).values.map { 1 - $0 }
    let there = try annealed(swapped)
    #expect(difference(there, Field(shape: Self.shape, values: here)) < 2e-3)
  }

  private func annealed(_ field: Field) throws -> Field {
    let annealing = try Annealing(
      CahnHilliard(freeEnergy: FloryHuggins(interactionParameter: 3)), from: field,
      stoppingAt: [24])
    while try annealing.next() != nil {}
    return annealing.field
  }

  private func moved(_ field: Field, by move: (Int, Int, Int) -> (Int, Int, Int)) -> Field {
    let shape = field.shape
    var values: [Float] = []
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx {
          let (a, b, c) = move(x, y, z)
          values.append(field.values[shape.index(a, b, c)])
        }
      }
    }
    return Field(shape: shape, values: values)
  }
}
