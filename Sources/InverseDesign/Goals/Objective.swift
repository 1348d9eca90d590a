public import Descriptors

/// A descriptor to make as large or as small as the targets allow.
public struct Objective: Codable, Sendable, Equatable {
  public enum Direction: String, Codable, Sendable {
    case maximise, minimise
  }

  public let attribute: Attribute
  public let direction: Direction
  /// The change of the attribute that is worth as much as one squared tolerance of a target.
  public let scale: Double

  public init(_ attribute: Attribute, _ direction: Direction, scale: Double) {
    self.attribute = attribute
    self.direction = direction
    self.scale = scale
  }

  /// The objective as a cost, in scales: lower is better.
  public func cost(of measured: Double) -> Double {
    (direction == .maximise ? -measured : measured) / scale
  }

  func check() throws(DesignError) {
    if attribute.info == nil {
      throw .unknownAttribute(attribute, nearest: Attribute.nearest(to: attribute.rawValue))
    }
    if Attribute.process.contains(attribute) { throw .notMeasurable(attribute) }
    if !(scale.isFinite && scale > 0) {
      throw .badNumber(
        subject: "the objective \(attribute)", field: "scale", value: scale,
        allowed: "a number above 0")
    }
  }
}
