import Volumes

/// What an autoencoder learns from: crops of moved films, later whole ones.
///
/// Most steps see small crops of many volumes, which teach the same weights several times faster;
/// the last ones see whole films, closed in x and y.
final class FilmLessons: Lessons {
  /// The films, or crops, of one step.
  struct Batch {
    /// One volume each, x fastest.
    let labels: [[UInt8]]
    let shape: Shape
    /// Whether the side faces are a crop's own rather than the film's.
    let isCropped: Bool
  }

  /// How many steps ahead volumes are read.
  static let stepsAhead = 2

  /// Held-out volumes, as they are, for validation.
  let heldOut: [PackedLabels]
  private(set) var batch = Batch(labels: [], shape: Shape(nx: 1, ny: 1, nz: 1), isCropped: false)
  private(set) var names: [String] = []
  private let set: TrainingSet
  private let settings: AutoencoderSettings
  private let sides: Sides
  private let overturning: Bool
  private let seed: UInt64

  init(_ set: TrainingSet, configuration: TrainingConfiguration) throws(LatentDiffusionError) {
    self.set = set
    settings = configuration.vae
    sides = configuration.sides
    overturning = configuration.overturns(set)
    seed = configuration.seed
    let members = evenly(set.heldOut, settings.validationVolumes)
    set.readAhead(members)
    var heldOut: [PackedLabels] = []
    for member in members { heldOut.append(PackedLabels(try set.labels(of: member))) }
    self.heldOut = heldOut
  }

  var shape: Shape { self.set.shape }

  func samples(at step: Int) -> Int { isCropped(step) ? settings.cropBatch : settings.stage.batch }

  func prepare(_ step: Int) throws(LatentDiffusionError) {
    let plans = plans(of: step)
    set.readAhead(plans.map(\.member))
    for next in step + 1...step + Self.stepsAhead {
      set.readAhead(self.plans(of: next).map(\.member))
    }
    var labels: [[UInt8]] = []
    for plan in plans { labels.append(try film(plan)) }
    let cropped = isCropped(step)
    batch = Batch(labels: labels, shape: cropped ? cropShape : set.shape, isCropped: cropped)
    names = plans.map(\.member.name)
  }

  /// One film of a step: which, how it is moved, and the corner of its crop.
  private struct Plan {
    let member: TrainingSet.Member
    let motion: SymmetryOperation
    let corner: (x: Int, y: Int, z: Int)?
  }

  private func isCropped(_ step: Int) -> Bool {
    Double(step) < settings.cropFraction * Double(settings.stage.steps)
  }

  private func plans(of step: Int) -> [Plan] {
    var draws = Draws(key: seed, index: step, stream: Stream.volumes)
    let cropped = isCropped(step)
    return (0..<samples(at: step)).map { _ in
      let member = set.training[draws.integer(below: set.training.count)]
      let motion = SymmetryOperation.drawn(
        for: set.shape, sides: sides, overturning: overturning, from: &draws)
      return Plan(member: member, motion: motion, corner: cropped ? corner(&draws) : nil)
    }
  }

  private func corner(_ draws: inout Draws) -> (x: Int, y: Int, z: Int) {
    let (whole, box) = (set.shape, cropShape)
    let x = draws.integer(below: whole.nx - box.nx + 1)
    let y = draws.integer(below: whole.ny - box.ny + 1)
    let z = draws.integer(below: whole.nz - box.nz + 1)
    return (x, y, z)
  }

  private var cropShape: Shape {
    let side = settings.cropSide
    return Shape(
      nx: min(side, set.shape.nx), ny: min(side, set.shape.ny), nz: min(side, set.shape.nz))
  }

  private func film(_ plan: Plan) throws(LatentDiffusionError) -> [UInt8] {
    let labels = plan.motion.moved(try set.labels(of: plan.member), shape: set.shape)
    guard let (x, y, z) = plan.corner else { return labels }
    let shape = cropShape
    var box: [UInt8] = []
    box.reserveCapacity(shape.count)
    for k in z..<z + shape.nz {
      for j in y..<y + shape.ny {
        let first = set.shape.index(x, j, k)
        box.append(contentsOf: labels[first..<first + shape.nx])
      }
    }
    return box
  }
}
