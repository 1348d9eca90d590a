import Descriptors
import Spelling

/// What stops a study, in a sentence a user can act on.
package enum StudyError: Error, Equatable, CustomStringConvertible {
  /// No bundle of that name is on the shelf.
  case unknownModel(name: String, known: [String], shelf: String)
  /// A target's or window's attribute is not among what the model knows.
  case unknownAttribute(name: String, known: [String], of: String)
  /// The same attribute was given twice.
  case repeatedAttribute(name: String)
  /// Two names of one quantity were given.
  case sameQuantity(first: String, second: String)
  /// A request such as `vol_frac_D=0.4` that could not be read.
  case malformedTarget(text: String, problem: String)
  /// The request lies outside the training distribution; `advice` says what would do.
  case unrealistic(advice: String)
  /// The run folder is there already.
  case runExists(folder: String, resumable: Bool)
  /// The folder holds no run that could be resumed.
  case noRun(folder: String, reason: String)
  /// The run was made from another study or model.
  case otherRun(folder: String, what: String)
  /// A folder or file cannot be written.
  case unwritable(path: String, reason: String)
  /// A name that could not be a file's; `owner` is “a model”.
  case badName(name: String, of: String, problem: String)
  /// A file holds what it must not.
  case badInput(path: String, reason: String)
  /// The search found no condition that could be generated and measured.
  case nothingFound(reason: String)

  package var description: String {
    switch self {
    case .unknownModel(let name, let known, let shelf):
      let hint = nearestName(to: name, among: known).map { "did you mean \($0)? " } ?? ""
      let list = known.isEmpty ? "none" : known.joined(separator: ", ")
      return "there is no model “\(name)”; \(hint)in \(shelf): \(list)"
    case .unknownAttribute(let name, let known, let owner):
      let hint = nearestName(to: name, among: known).map { "did you mean \($0)? " } ?? ""
      return "“\(name)” is not \(owner); \(hint)allowed: \(known.joined(separator: ", "))"
    case .repeatedAttribute(let name): return "\(name) is given twice; give each attribute once"
    case .sameQuantity(let first, let second):
      return Descriptors.sameQuantity(first, second)
    case .malformedTarget(let text, let problem):
      return "“\(text)” is not NAME=VALUE: \(problem); for example vol_frac_D=0.45"
    case .unrealistic(let advice): return advice
    case .runExists(let folder, let resumable):
      return resumable
        ? "\(folder) exists already; give --resume to go on with it, --overwrite to replace it, or "
          + "another --out"
        : "\(folder) exists already and holds no run of Binodal's; give another --out"
    case .noRun(let folder, let reason):
      return "\(folder) holds no run to resume: \(reason); start it without --resume"
    case .otherRun(let folder, let what):
      return
        "\(folder) was made from another \(what); resume with the same one or give another --out"
    case .unwritable(let path, let reason): return "\(path) cannot be written: \(reason)"
    case .badName(let name, let owner, let problem):
      return "“\(name)” cannot name \(owner), since \(problem); give a plain name without slashes"
    case .badInput(let path, let reason): return "\(path): \(reason)"
    case .nothingFound(let reason): return "the search found nothing: \(reason)"
    }
  }
}
