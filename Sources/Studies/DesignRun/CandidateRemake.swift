import Generation
import InverseDesign
import LatentDiffusion
import Volumes

/// What makes a candidate's volume again, bit for bit on the same machine.
struct CandidateRemake: Encodable {
  let model: String
  let seed: UInt64
  let sample: Int
  let condition: [String: Double]
  let sampler: SamplerSettings
  /// Volume fractions that were given exactly; absent where none were.
  let exactFractions: [String: Double]?
  /// Voxels along x, y and z; absent where they are the model's own.
  let shape: [Int]?
  let threads: Int
  /// The same as a command.
  let command: String

  init(_ request: SampleRequest, run: DesignRun) {
    model = run.study.model
    seed = request.seed.study
    sample = request.seed.index
    condition = run.named(request.condition)
    sampler = run.parts.sampler
    exactFractions = run.parts.exactFractions?.named
    threads = run.threads
    shape = run.study.sampler.shape.map { [$0.nx, $0.ny, $0.nz] }
    let targets = zip(run.card.conditions, request.condition).map { "--target \($0)=\($1)" }
    let exact = (exactFractions ?? [:]).sorted { $0.key < $1.key }
      .map { "--exact-fractions \($0.key)=\($0.value)" }
    command =
      (["binodal generate --model \(Self.quoted(model))"] + targets + exact + [
        "--seed \(seed) --first \(sample) --steps \(sampler.steps) --guidance \(sampler.guidance)",
        "--steering \(sampler.steering?.moves ?? 0) --corrections \(sampler.corrections)",
        "--close-enough \(sampler.closeEnough) --redraws \(sampler.redraws)",
      ] + (shape.map { ["--shape \($0.map(String.init).joined(separator: ","))"] } ?? []) + [
        "--threads \(threads) --out again"
      ]).joined(separator: " ")
  }

  /// A word as a shell takes it: in quotes where it holds more than letters, digits and `._/-`.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "._/-".contains($0) }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
