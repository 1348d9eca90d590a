/// A JSON document that the program prints under `--json`, or writes, for other programs.
///
/// Its members are the type's properties in snake case, beside `document` and `schema_version`. Its
/// schema is docs/reference/schemas/NAME.json, and `SchemaTests` holds the type to it.
package protocol JSONDocument: Encodable, SendableMetatype {
  /// The document's name.
  static var document: String { get }
}

extension JSONDocument {
  /// Of ``document``'s schema; rises when a member goes or changes its meaning, not when one comes.
  package static var schemaVersion: Int { 1 }
}

/// A document with the two members that say what it is.
struct LabelledDocument<Content: JSONDocument>: Encodable {
  let content: Content

  private enum CodingKeys: CodingKey {
    case document, schemaVersion
  }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Content.document, forKey: .document)
    try container.encode(Content.schemaVersion, forKey: .schemaVersion)
  }
}
