package import StrictYAML

/// The JSON Schema of study files, by which editors complete and check them.
///
/// It is as strict as JSON Schema allows: what depends on several values at once, such as more
/// candidates than samples, or is a language of its own, such as an expression, only the reader
/// refuses.
///
/// - Source: JSON Schema, draft 2020-12.
package enum StudySchema {
  /// The name by which the schema is known, whatever file it lies in.
  package static let identifier = "urn:binodal:study:\(Binodal.version)"

  /// The whole schema, a JSON document.
  package static let document: SettingsValue = {
    var builder = SchemaBuilder()
    let root = builder.schema(of: .group(StudyFile.root))
    return object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .text(identifier)), ("title", .text("A study file of Binodal")),
        (
          "description",
          .text("What a film should be, how to look for it, and what the process allows.")
        ),
      ] + root + [("$defs", object(builder.definitions))])
  }()
}

typealias SchemaParts = [(String, SettingsValue)]

func object(_ parts: SchemaParts) -> SettingsValue {
  .keys(parts.map { SettingsValue.Entry($0.0, $0.1) })
}

/// Makes the schemas of types, with one definition for all descriptors of one range.
private struct SchemaBuilder {
  private var shared: [(type: ValueType, name: String)] = []
  private(set) var definitions: SchemaParts = []

  mutating func schema(of type: ValueType) -> SchemaParts {
    switch type {
    case .number(let range): bounded("number", .number(range.lowerBound), .number(range.upperBound))
    case .integer(let low, let high): bounded("integer", .number(Double(low)), .integer(high))
    case .flag: [("type", .text("boolean"))]
    case .words(let words): [("type", .text("string")), ("enum", texts(words))]
    case .text(let common, let pattern): text(common, pattern)
    case .window(let range): list(.number(range), count: 2...2)
    case .list(let member, let count): list(member, count: count)
    case .group(let group): properties(of: group)
    case .named(let member):
      [
        ("type", .text("object")), ("minProperties", .integer(1)),
        ("additionalProperties", object(schema(of: member))),
      ]
    case .either(let one, let other):
      [("oneOf", .list([object(schema(of: one)), object(schema(of: other))]))]
    }
  }

  private func bounded(_ type: String, _ low: SettingsValue, _ high: SettingsValue) -> SchemaParts {
    [("type", .text(type)), ("minimum", low), ("maximum", high)]
  }

  /// Any scalar is text, unless a pattern or an editor's completion says more.
  private func text(_ common: [String], _ pattern: String?) -> SchemaParts {
    let any: SchemaParts =
      [("type", texts(["string", "number", "boolean"])), ("minLength", .integer(1))]
      + (pattern.map { [("pattern", .text($0))] } ?? [])
    return common.isEmpty
      ? any : [("anyOf", .list([object([("enum", texts(common))]), object(any)]))]
  }

  private mutating func list(_ member: ValueType, count: ClosedRange<Int>) -> SchemaParts {
    [
      ("type", .text("array")), ("items", object(schema(of: member))),
      ("minItems", .integer(UInt64(count.lowerBound))),
      ("maxItems", .integer(UInt64(count.upperBound))),
    ]
  }

  private mutating func properties(of group: KeyGroup) -> SchemaParts {
    var properties: SchemaParts = []
    for key in group.keys { properties += key.variants.isEmpty ? [property(key)] : variants(key) }
    let required = group.keys.filter(\.isRequired).map(\.name)
    return [
      ("type", .text("object")), ("properties", object(properties)),
      ("additionalProperties", .flag(false)),
    ] + (required.isEmpty ? [] : [("required", texts(required))])
      + (group.rules.isEmpty ? [] : [("allOf", .list(group.rules.map { object($0.schema) }))])
  }

  private mutating func property(_ key: StudyKey) -> (String, SettingsValue) {
    let standard = key.standard.map { [("default", $0)] } ?? []
    return (
      key.name, object([("description", .text(key.plainMeaning))] + schema(of: key.type) + standard)
    )
  }

  private mutating func variants(_ key: StudyKey) -> SchemaParts {
    var parts: SchemaParts = []
    for variant in key.variants {
      let reference = SettingsValue.text("#/$defs/\(definition(of: variant.type))")
      parts.append(
        (variant.name, object([("description", .text(variant.meaning)), ("$ref", reference)])))
    }
    return parts
  }

  private mutating func definition(of type: ValueType) -> String {
    if let known = shared.first(where: { $0.type == type }) { return known.name }
    let name = "target-\(shared.count + 1)"
    shared.append((type, name))
    definitions.append((name, object(schema(of: type))))
    return name
  }
}

private func texts(_ words: [String]) -> SettingsValue { .list(words.map { .text($0) }) }

extension KeyRule {
  /// The rule as a schema.
  fileprivate var schema: SchemaParts {
    switch self {
    case .exactlyOne(let names, _): [("oneOf", .list(names.map { Self.having([$0]) }))]
    case .atLeastOne(let names, _): [("anyOf", .list(names.map { Self.having([$0]) }))]
    case .notBoth(let one, let other, _): [("not", Self.having([one, other]))]
    case .beside(let names, let key, _):
      [("dependentRequired", object(names.map { ($0, texts([key])) }))]
    case .needsSeveral(let name, let list, _):
      [
        ("dependentRequired", object([(name, texts([list]))])),
        (
          "dependentSchemas",
          object([(name, object([("properties", object([(list, Self.several)]))]))])
        ),
      ]
    }
  }

  private static let several = object([("minItems", .integer(2))])

  private static func having(_ names: [String]) -> SettingsValue {
    object([("required", texts(names))])
  }
}
