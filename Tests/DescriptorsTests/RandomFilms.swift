import Randomness
import Volumes

/// Small films of every kind, made by chance from a seed.
struct RandomFilm: CustomStringConvertible {
  let kind: String
  let seed: UInt64
  let volume: Volume

  var description: String { "\(kind) of \(volume.shape), seed \(seed)" }

  /// Sides below and above a machine word, thin, flat, tall, and small ones.
  private static let shapes = [
    (7, 6, 5), (9, 5, 8), (4, 11, 6), (66, 3, 3), (3, 65, 2), (2, 3, 9), (1, 6, 7), (8, 1, 6),
    (24, 20, 1), (17, 13, 2), (3, 3, 40), (1, 1, 12), (2, 2, 1), (64, 2, 4), (5, 5, 64),
  ]

  static let kinds = [
    "two-phase noise", "three-phase noise", "blobs", "three-phase blobs", "layers", "lamellae",
    "pillars", "islands", "no donor", "no acceptor", "one phase", "labyrinth", "checkers",
  ]

  init(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let sides = Self.shapes[Int(seed) % Self.shapes.count]
    let shape = Shape(nx: sides.0, ny: sides.1, nz: sides.2)
    kind = Self.kinds[Int(seed) % Self.kinds.count]
    self.seed = seed
    volume = Self.make(kind, shape, &dice)
  }

  private static func make(_ kind: String, _ shape: Shape, _ dice: inout SplitMix64) -> Volume {
    let three: [Phase] = [.donor, .acceptor, .mixed]
    let share = Double.random(in: 0.05...0.95, using: &dice)
    switch kind {
    case "three-phase noise":
      return fill(shape) { _, _, _ in three.randomElement(using: &dice)! }
    case "blobs": return SampleVolumes.blobs(shape, seed: dice.next(), mixed: 0)
    case "three-phase blobs": return SampleVolumes.blobs(shape, seed: dice.next(), mixed: 0.3)
    case "layers":
      let layers = (0..<shape.nz).map { _ in three.randomElement(using: &dice)! }
      return fill(shape) { _, _, z in layers[z] }
    case "lamellae":
      let width = Int.random(in: 1...4, using: &dice)
      return fill(shape) { x, y, _ in three[(x + y) / width % 3] }
    case "pillars":
      let ground = three.randomElement(using: &dice)!
      return fill(shape) { x, y, _ in (x + 2 * y) % 5 == 1 ? .donor : ground }
    case "islands":
      return fill(shape) { x, y, z in
        x % 4 == 1 && y % 3 == 1 && z % 4 != 0 ? .mixed : x % 7 == 3 ? .donor : .acceptor
      }
    case "no donor", "no acceptor":
      let other: Phase = kind == "no donor" ? .acceptor : .donor
      return fill(shape) { _, _, _ in
        Double.random(in: 0..<1, using: &dice) < share ? other : .mixed
      }
    case "one phase": return Volume(shape: shape, filledWith: three.randomElement(using: &dice)!)
    case "labyrinth":
      return fill(shape) { x, y, z in
        z % 2 == 0 || (x + 3 * z + y) % 9 == 0 ? .donor : .acceptor
      }
    case "checkers": return fill(shape) { x, y, z in (x + y + z) % 2 == 0 ? .donor : .acceptor }
    default:
      return fill(shape) { _, _, _ in
        Double.random(in: 0..<1, using: &dice) < share ? .donor : .acceptor
      }
    }
  }

  private static func fill(_ shape: Shape, _ phase: (Int, Int, Int) -> Phase) -> Volume {
    SampleVolumes.build(shape, phase)
  }
}
