import Descriptors

extension Attribute {
  /// Every attribute that can be measured on a volume, and so can be a target: all that are known
  /// but the process conditions.
  static var targetable: [Attribute] { known.filter { !process.contains($0) } }
}
