import Reports
import Testing
import Volumes

/// The picture of a film in three dimensions shows what is where.
struct ViewTests {
  /// A film that is donor where `isDonor` and acceptor elsewhere.
  private func film(_ isDonor: (Int, Int, Int) -> Bool) -> Volume {
    let shape = Shape(nx: 24, ny: 24, nz: 12)
    var film = Volume(shape: shape, filledWith: .acceptor)
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx where isDonor(x, y, z) { film[x, y, z] = .donor }
      }
    }
    return film
  }

  /// The mean position of what is not white in the donor's picture, as parts of its sides.
  private func centre(_ isDonor: (Int, Int, Int) -> Bool) throws -> (x: Double, y: Double) {
    let picture = FilmRenderer(film(isDonor), show: .donor).picture(width: 120)
    var (count, x, y) = (0.0, 0.0, 0.0)
    for row in 0..<picture.height {
      for column in 0..<picture.width
      where picture.bytes[3 * (row * picture.width + column) + 2] < 250 {
        count += 1
        x += Double(column)
        y += Double(row)
      }
    }
    try #require(count > 0)
    return (x / count / Double(picture.width), y / count / Double(picture.height))
  }

  @Test func `a film without donor is a white picture, as a block it is none`() {
    let empty = film { _, _, _ in false }
    let donor = FilmRenderer(empty, show: .donor).picture(width: 60).bytes
    let block = FilmRenderer(empty, show: .cutBlock).picture(width: 60).bytes
    #expect(donor.allSatisfy { $0 == 255 })
    // The box fills some two thirds of its frame.
    #expect(block.count { $0 < 250 } > block.count / 2)
  }

  @Test func `x goes to the right, y to the left and z up`() throws {
    let middle = try centre { _, _, _ in true }
    let farX = try centre { x, y, _ in x >= 18 && y < 6 }
    let farY = try centre { x, y, _ in y >= 18 && x < 6 }
    let (high, low) = (try centre { _, _, z in z >= 9 }, try centre { _, _, z in z < 3 })
    #expect(farX.x > middle.x + 0.2)
    #expect(farY.x < middle.x - 0.2)
    #expect(high.y > low.y + 0.1)
  }

  @Test func `what lies behind something else is not seen`() {
    let front = FilmRenderer(film { x, y, _ in x == 0 || y == 0 }, show: .donor)
    let filled = FilmRenderer(film { x, y, z in z < 11 || x == 0 || y == 0 }, show: .donor)
    // Both show the same two front sides, at the foot of the picture.
    let rows = 20
    let (a, b) = (front.picture(width: 120), filled.picture(width: 120))
    #expect(a.bytes.prefix(3 * 120 * rows) == b.bytes.prefix(3 * 120 * rows))
    #expect(a.bytes != b.bytes)
  }
}
