import LatentDiffusion
import Ledger
import StrictYAML

@_spi(Reflection) import Swift

/// The JSON Schema of what an encoder makes of a type, by reflection on its stored properties.
///
/// It takes no value of the type, so a member that is nil in every example is there too.
package enum TypeSchema {
  /// Of a document, without descriptions.
  package static func of(_ document: any JSONDocument.Type) -> [String: Any] {
    var schema = object(document)
    var members = schema["properties"] as! [String: Any]
    members["document"] = ["const": document.document]
    members["schema_version"] = ["const": document.schemaVersion]
    schema["properties"] = members
    schema["required"] =
      ((schema["required"] as! [String]) + ["document", "schema_version"]).sorted()
    return schema
  }

  /// Of what a decoder takes for a type.
  package static func of(body type: any Decodable.Type) -> [String: Any] { of(type) }

  private static func of(_ type: Any.Type) -> [String: Any] {
    switch type {
    case let type as any OwnSchema.Type: type.schema
    case is String.Type, is DecimalText.Type: ["type": "string"]
    case is Bool.Type: ["type": "boolean"]
    case is any FixedWidthInteger.Type: ["type": "integer"]
    case is any BinaryFloatingPoint.Type: ["$ref": "real.json"]
    // They encode themselves: each network family in its own way, a study under its own keys.
    case is Architecture.Type, is SettingsValue.Type: ["type": "object"]
    case let type as any ContainerType.Type: type.schema
    case let type as any RawRepresentable.Type: raw(type)
    default: object(type)
    }
  }

  private static func raw<T: RawRepresentable>(_ type: T.Type) -> [String: Any] {
    var schema = of(T.RawValue.self)
    if let cases = type as? any CaseIterable.Type { schema["enum"] = values(cases) }
    return schema
  }

  private static func values<T: CaseIterable>(_ type: T.Type) -> [Any] {
    T.allCases.compactMap { ($0 as? any RawRepresentable).map { $0.rawValue } }
  }

  private static func object(_ type: Any.Type) -> [String: Any] {
    var members: [String: Any] = [:]
    var required: [String] = []
    _forEachField(of: type) { name, _, fieldType, _ in
      // a wrapped property's storage bears its name behind an underscore
      let own = String(String(cString: name).drop { $0 == "_" })
      let name = snakeCase((type as? any RenamedMembers.Type)?.memberNames[own] ?? own)
      let wrapped = (fieldType as? any OptionalType.Type)?.wrapped
      members[name] = of(wrapped ?? fieldType)
      if wrapped == nil { required.append(name) }
      return true
    }
    return ["type": "object", "properties": members, "required": required.sorted()]
  }

  /// As `JSONEncoder` converts a property's name.
  private static func snakeCase(_ name: String) -> String {
    name.replacing(#/([a-z0-9])([A-Z])/#) { "\($0.1)_\($0.2)" }.lowercased()
  }

  fileprivate static func item(_ type: Any.Type) -> [String: Any] {
    guard let wrapped = (type as? any OptionalType.Type)?.wrapped else { return of(type) }
    return ["anyOf": [of(wrapped), ["type": "null"]]]
  }
}

/// A type whose JSON has other names than its properties.
package protocol RenamedMembers {
  /// The names in JSON of the properties that differ.
  static var memberNames: [String: String] { get }
}

/// A type that is JSON of another shape than its properties.
package protocol OwnSchema {
  static var schema: [String: Any] { get }
}

private protocol OptionalType {
  static var wrapped: Any.Type { get }
}

private protocol ContainerType {
  static var schema: [String: Any] { get }
}

extension Optional: OptionalType {
  fileprivate static var wrapped: Any.Type { Wrapped.self }
}

extension Array: ContainerType {
  fileprivate static var schema: [String: Any] {
    ["type": "array", "items": TypeSchema.item(Element.self)]
  }
}

extension Dictionary: ContainerType {
  fileprivate static var schema: [String: Any] {
    ["type": "object", "additionalProperties": TypeSchema.item(Value.self)]
  }
}

extension ClosedRange: ContainerType {
  fileprivate static var schema: [String: Any] {
    ["type": "array", "items": TypeSchema.item(Bound.self)]
  }
}
