import Foundation

/// JSON as Binodal writes it: keys sorted, indented, slashes plain, a newline at the end.
package enum JSONText {
  /// What the program reads back itself, under the properties' own names.
  static func of(_ value: some Encodable) throws -> String { try text(value, encoder()) }

  /// A document for other programs: names in snake case, with its own name and its schema's version.
  ///
  /// Keys of a dictionary, such as `STAT_CC_D`, stay as they are.
  package static func document<Document: JSONDocument>(_ value: Document) throws -> String {
    let encoder = encoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try text(LabelledDocument(content: value), encoder)
  }

  /// A value in one line, names in snake case, for streams of lines.
  package static func line(_ value: some Encodable) throws -> String {
    let encoder = encoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static func text(_ value: some Encodable, _ encoder: JSONEncoder) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
