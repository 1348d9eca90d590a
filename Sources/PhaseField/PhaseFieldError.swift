/// What can go wrong when a film is annealed.
package enum PhaseFieldError: Error, Equatable, CustomStringConvertible {
  /// A setting or a process condition is outside its range.
  case badSetting(name: String, value: Double, allowed: String)
  /// A field that is to be annealed holds a value outside (0, 1), or one that is no number.
  case badField(value: Float, x: Int, y: Int, z: Int)
  /// φ left (0, 1) or stopped being a number, however short the step.
  case leftRange(field: String, value: Float, step: Int, time: Double, x: Int, y: Int, z: Int)
  /// The free energy rose, or the error stayed too large, however short the step.
  case noProgress(step: Int, time: Double, timeStep: Double)

  package var description: String {
    switch self {
    case .badSetting(let name, let value, let allowed):
      "\(name) is \(value); allowed: \(allowed)."
    case .badField(let value, let x, let y, let z):
      "The field to anneal is \(value) at voxel (\(x), \(y), \(z)); "
        + "allowed: more than 0 and less than 1."
    case .leftRange(let field, let value, let step, let time, let x, let y, let z):
      "\(field) became \(value) at voxel (\(x), \(y), \(z)), step \(step), time \(time); "
        + "it must stay between 0 and 1: use a smaller χ, or a larger gradient coefficient."
    case .noProgress(let step, let time, let timeStep):
      "Step \(step) at time \(time) fails even when as short as \(timeStep): "
        + "the free energy rises or the error stays above the tolerance; use a larger tolerance."
    }
  }
}
