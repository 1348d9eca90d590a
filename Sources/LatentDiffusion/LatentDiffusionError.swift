import Support
package import Tensors

/// Why a model bundle, a request or a training run was refused.
package enum LatentDiffusionError: Error, Equatable {
  /// A file of the bundle is not there or cannot be read.
  case unreadable(path: String, detail: String)
  /// The model card is not what a card must be.
  case card(path: String, key: String, found: String, expected: String)
  /// A tensor that the card's architecture needs is not in the file.
  case tensorMissing(path: String, tensor: String, expected: [Int])
  /// A tensor that no part of the card's architecture owns.
  case tensorUnexpected(path: String, tensor: String)
  /// A tensor of another shape than the card's architecture gives it.
  case tensorShape(path: String, tensor: String, expected: [Int], found: [Int])
  /// A weight that is infinite or not a number.
  case tensorNotFinite(path: String, tensor: String)
  /// A file of the bundle that is not the one that its card was written for.
  case fileChanged(path: String, expected: String, found: String)
  /// A card that is not as it was written.
  case cardChanged(path: String)
  /// A condition vector of the wrong length.
  case conditionCount(expected: [String], found: Int)
  /// A condition that is infinite or not a number.
  case conditionNotFinite(name: String, value: String)
  /// Conditions left open of a model that never saw a part of a request.
  case conditionsOpen(names: [String], of: [String])
  /// A volume whose sides the network cannot make.
  case shape(found: String, multiple: Int)
  /// Another shape than the one that the networks were made for.
  case otherShape(found: String, expected: String)
  /// Another thickness than that of the films that the model learned from.
  case thickness(found: Int, expected: Int)
  /// A film narrower than those that the model learned from.
  case narrow(found: String, least: String)
  /// A number of sampler steps that the schedule does not have.
  case samplerSteps(found: Int, allowed: ClosedRange<Int>)
  /// An attribute that the model does not know.
  case attribute(name: String, known: [String])
  /// A guidance outside ``Limits/guidance``.
  case guidance(found: String)
  /// Steering with too many moves, or from a noise that no step has.
  case steering(found: String)
  /// More corrections of a sample than are allowed.
  case corrections(found: Int, allowed: ClosedRange<Int>)
  /// A miss that is close enough, but negative, infinite or not a number.
  case closeEnough(found: String)
  /// More redraws of a sample than are allowed.
  case redraws(found: Int, allowed: ClosedRange<Int>)
  /// Guidance asked of a model that never saw latents without a condition.
  case guidanceUnlearnt(found: String)
  /// What the corpus lacks for training.
  case corpus(path: String, problem: String)
  /// A number that is not finite came up in training, in the step that learnt from `batch`.
  case diverged(stage: String, step: Int, quantity: String, batch: [String])
  /// A stage cannot start, since what it builds on is not there.
  case stageMissing(stage: String, folder: String)
  /// A stage that the training settings have no section for.
  case stageUnasked(stage: String)
  /// A checkpoint that belongs to another configuration.
  case checkpoint(path: String, problem: String)
  /// The tensor library failed.
  case computation(TensorError)
}

extension LatentDiffusionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let detail): "\(path) cannot be read: \(detail)"
    case .card(let path, let key, let found, let expected):
      "\(path): \(key): found \(found), expected \(expected)"
    case .tensorMissing(let path, let tensor, let expected):
      "\(path): the tensor \(tensor) is missing; the model card needs it with shape \(expected)"
    case .tensorUnexpected(let path, let tensor):
      "\(path): holds the tensor \(tensor), which the model card does not know; the file belongs "
        + "to another model"
    case .tensorShape(let path, let tensor, let expected, let found):
      "\(path): the tensor \(tensor) has shape \(found), the model card needs \(expected)"
    case .tensorNotFinite(let path, let tensor):
      "\(path): the tensor \(tensor) holds a number that is not finite"
    case .fileChanged(let path, let expected, let found):
      "\(path) is not the file that the model card was written for: it has the SHA-256 "
        + "\(found.prefix(12))…, the card says \(expected.prefix(12))…; the file is damaged or from "
        + "another model, so copy the bundle again"
    case .cardChanged(let path):
      "\(path) is not as it was written: its digest does not match; copy the bundle again, or "
        + "remove the line \"digest\" if the change is meant"
    case .conditionCount(let expected, let found):
      "a request has \(found) conditions, the model takes \(expected.count): "
        + expected.joined(separator: ", ")
    case .conditionNotFinite(let name, let value):
      "the condition \(name) is \(value); a finite number is needed"
    case .conditionsOpen(let names, let all):
      "\(names.joined(separator: ", ")) stand open, but the model was trained on whole requests: "
        + "\(all.joined(separator: ", ")) all need a value"
    case .shape(let found, let multiple):
      "a volume of \(found) voxels cannot be made; each side must be a multiple of \(multiple)"
    case .otherShape(let found, let expected):
      "a volume of \(found) voxels cannot be made; this model's networks only take \(expected)"
    case .thickness(let found, let expected):
      "a film \(found) voxels thick cannot be made; the model learned from films \(expected) thick, "
        + "and what reaches an electrode depends on the thickness; give NZ \(expected)"
    case .narrow(let found, let least):
      "a film of \(found) voxels cannot be made; it is narrower than those that the model learned "
        + "from, \(least)"
    case .samplerSteps(let found, let allowed):
      "\(found) sampler steps; allowed are \(allowed.lowerBound) to \(allowed.upperBound)"
    case .attribute(let name, let known):
      "the model does not know the attribute \(name); it knows \(known.joined(separator: ", "))"
    case .guidance(let found): "a guidance of \(found); allowed are \(Limits.guidance.inWords)"
    case .guidanceUnlearnt(let found):
      "a guidance of \(found), but this model was never shown latents without a condition; only 1 "
        + "is possible"
    case .steering(let found):
      "steering by \(found); allowed are 1 to \(Steering.mostMoves) moves below a noise of 0 to 1"
    case .corrections(let found, let allowed):
      "\(found) corrections; allowed are \(allowed.lowerBound) to \(allowed.upperBound)"
    case .closeEnough(let found):
      "a miss of \(found) standard deviations as close enough; allowed are "
        + Limits.closeEnough.inWords
    case .redraws(let found, let allowed):
      "\(found) redraws; allowed are \(allowed.lowerBound) to \(allowed.upperBound)"
    case .corpus(let path, let problem): "the corpus \(path) cannot train this model: \(problem)"
    case .diverged(let stage, let step, let quantity, let batch):
      "training stopped: \(quantity) is not finite at step \(step) of the stage \(stage)"
        + (batch.isEmpty ? "" : ", which learnt from \(batch.joined(separator: ", "))")
        + "; lower the learning rate, or look at these volumes"
    case .stageMissing(let stage, let folder):
      "\(folder) has no finished \(stage) stage, which this builds on; train it first"
    case .stageUnasked(let stage): "the training settings have no section “\(stage)”"
    case .checkpoint(let path, let problem): "the checkpoint \(path) cannot be used: \(problem)"
    case .computation(let error): "\(error)"
    }
  }
}

/// Runs `body` and gives what the tensor library throws the name of this module.
func computing<Result>(
  _ body: () throws(TensorError) -> Result
) throws(LatentDiffusionError) -> Result {
  do { return try body() } catch { throw .computation(error) }
}
