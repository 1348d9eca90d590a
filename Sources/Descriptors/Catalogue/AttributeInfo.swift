/// The label, unit, range and meaning of an ``Attribute``.
public struct AttributeInfo: Equatable, Sendable {
  /// The attribute that this explains.
  public let attribute: Attribute
  /// For the axis of a plot: words, the name, and the unit when there is one.
  public let label: String
  /// "1" for a ratio; "1/pixel unit" is per unit of the pixel size given.
  public let unit: String
  /// Every value that can occur; an unbounded end is infinite.
  public let range: ClosedRange<Double>
  /// One line that says what the number is.
  public let meaning: String

  init(
    _ attribute: Attribute, _ words: String, unit: String = "1",
    range: ClosedRange<Double> = 0...1, _ meaning: String
  ) {
    self.attribute = attribute
    label = "\(words) \(attribute.rawValue)" + (unit == "1" ? "" : " (\(unit))")
    self.unit = unit
    self.range = range
    self.meaning = meaning
  }
}

extension Attribute {
  /// Every attribute that Binodal knows, in the order of its tables.
  public static let known: [Attribute] = AttributeInfo.catalogue.map(\.attribute)

  /// What is known about this name; nil for a name that is foreign to Binodal.
  public var info: AttributeInfo? { AttributeInfo.byName[self] }
}

extension AttributeInfo {
  /// Every known attribute, explained, in the order of tables and of JSON documents.
  public static let catalogue: [AttributeInfo] =
    conditions + process + counts + components + light + charge + electrodes + geometry + transport
    + domains

  static let byName = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.attribute, $0) })

  static let anyCount: ClosedRange<Double> = 0...Double.infinity
}
