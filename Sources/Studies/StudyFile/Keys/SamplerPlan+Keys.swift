import LatentDiffusion
import StrictYAML
import Support
import Volumes

extension SamplerPlan {
  /// The section `sampler`.
  static let section = KeySection(SamplerPlan()) {
    Key(
      "steps", \.steps, .integer(in: Limits.samplerSteps), standard: card, "denoising steps")
    Key(
      "guidance", \.guidance, .number(in: Limits.guidance), standard: card,
      "classifier-free guidance; 1 is none")
    Key(
      "steering", \.steering, .integer(in: 0...Steering.mostMoves), standard: card,
      "moves towards the request that the predictor makes at each step; 0 is none")
    Key(
      "corrections", \.corrections, .integer(in: 0...SamplerSettings.mostCorrections),
      standard: card, "how often a sample is measured and moved by what it missed")
    Key(
      "close_enough", \.closeEnough, .number(in: Limits.closeEnough),
      unit: "standard deviations of the training set",
      standard: "\(card), or half of the finest tolerance where that is less",
      "a sample that misses by less in every condition is corrected no further")
    Key(
      "shape", \.shape, .shape, unit: "voxels", standard: card, range: "`[nx, ny, nz]`",
      """
      sides of the candidates: wider films than the model learned from, as thick as those \
      ([wide-films.md](../how-to/wide-films.md))
      """)
  }

  private static let card = "the model card's"
}

extension KeyForm where Value == Shape {
  /// The sides of a film along x, y and z.
  static var shape: Self {
    KeyForm<[Int]>.list(.integer(in: Limits.side), count: 3...3).map(
      to: { sides, node throws(SettingsError) in
        guard sides.count == 3 else { throw node.error("give three sides, [nx, ny, nz]") }
        return Shape(nx: sides[0], ny: sides[1], nz: sides[2])
      }, from: { [$0.nx, $0.ny, $0.nz] })
  }
}
