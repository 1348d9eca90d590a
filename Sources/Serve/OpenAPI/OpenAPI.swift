import Foundation
import Ledger
import Studies

/// The description of the API, made of its routes' own entries.
///
/// - Source: OpenAPI Specification 3.1.1; JSON Schema, draft 2020-12.
enum OpenAPI {
  typealias Object = [String: Any]

  static func text(of routes: [Route]) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: document(of: routes),
      options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    // the schemas of numbers refer to a file of docs/reference/schemas
    return String(decoding: data, as: UTF8.self)
      .replacing("\"real.json\"", with: "\"#/components/schemas/real\"") + "\n"
  }

  private static func document(of routes: [Route]) -> Object {
    var (paths, schemas) = ([String: Object](), Object())
    for route in routes {
      paths[path(route), default: [:]][route.method.lowercased()] = operation(route)
      if case .document(let type, _) = route.answer { schemas[type.document] = TypeSchema.of(type) }
    }
    schemas["error"] = TypeSchema.of(ErrorDocument.self)
    schemas["real"] = [
      "description": "A number; one that is not finite as text.",
      "anyOf": [["type": "number"], ["enum": ["inf", "-inf", "nan"]]],
    ]
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Binodal", "version": Binodal.version,
        "description": "Inverse design of multiphase films: the workbench behind its page.",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": "."]],
      "security": [Object(), ["bearer": [String]()], ["cookie": [String]()]],
      "paths": paths,
      "components": [
        "schemas": schemas,
        "securitySchemes": [
          "bearer": ["type": "http", "scheme": "bearer"],
          "cookie": ["type": "apiKey", "in": "cookie", "name": Session.cookie],
        ],
      ],
    ]
  }

  private static func path(_ route: Route) -> String {
    "/" + route.path.replacing("...}", with: "}")
  }

  private static func operation(_ route: Route) -> Object {
    var operation: Object = [
      "operationId": route.id, "summary": route.summary, "responses": responses(route),
    ]
    let parameters = pathParameters(route) + route.query.map(parameter)
    if !parameters.isEmpty { operation["parameters"] = parameters }
    if let body = body(route.body) { operation["requestBody"] = body }
    return operation
  }

  private static func pathParameters(_ route: Route) -> [Object] {
    route.parts.filter { $0.hasPrefix("{") }.map { part in
      [
        "name": part.trimmingCharacters(in: CharacterSet(charactersIn: "{}.")), "in": "path",
        "required": true, "schema": ["type": "string", "minLength": 1],
      ]
    }
  }

  private static func parameter(_ parameter: Route.Parameter) -> Object {
    [
      "name": parameter.name, "in": "query", "required": parameter.isRequired,
      "description": parameter.meaning, "schema": schema(of: parameter.type), "explode": false,
    ]
  }

  private static func schema(of type: Route.ParameterType) -> Object {
    switch type {
    case .text: return ["type": "string"]
    case .integer(let range):
      return ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .words(let words): return ["type": "string", "enum": words]
    case .list(let words, let count):
      var items: Object = ["type": "string"]
      if !words.isEmpty { items["enum"] = words }
      return [
        "type": "array", "minItems": count.lowerBound, "maxItems": count.upperBound,
        "items": items,
      ]
    }
  }

  private static func body(_ body: Route.Body) -> Object? {
    switch body {
    case .none: nil
    case .json(let type):
      ["required": true, "content": ["application/json": ["schema": TypeSchema.of(body: type)]]]
    case .bytes:
      ["required": true, "content": ["application/octet-stream": Object()]]
    }
  }

  private static func responses(_ route: Route) -> Object {
    var responses: Object = [:]
    switch route.answer {
    case .document(let type, let status):
      responses["\(status)"] = answer(
        "The document `\(type.document)`.", "application/json",
        ["$ref": "#/components/schemas/\(type.document)"])
    case .json(let words): responses["200"] = answer(words, "application/json", Object())
    case .bytes(let type, let words): responses["200"] = answer(words, type, nil)
    case .events:
      responses["200"] = answer("A stream of events.", "text/event-stream", nil)
    case .nothing: responses["204"] = ["description": "Done."]
    }
    var errors = Set(route.errors + [400, 401, 403, 503])
    if case .json = route.body { errors.formUnion([413, 415, 422]) }
    for status in errors {
      responses["\(status)"] = answer(
        HTTPResponse.phrases[status] ?? "Error", "application/json",
        ["$ref": "#/components/schemas/error"])
    }
    return responses
  }

  private static func answer(_ words: String, _ type: String, _ schema: Object?) -> Object {
    ["description": words, "content": [type: schema.map { ["schema": $0] } ?? Object()]]
  }
}

extension FrontRecord: RenamedMembers {
  package static var memberNames: [String: String] {
    ["isKnee": "knee", "isEnd": "end", "isChosen": "chosen"]
  }
}

extension TrainingSampleRecord: RenamedMembers {
  package static var memberNames: [String: String] { ["values": "attributes"] }
}

extension RidgeRecord: RenamedMembers {
  package static var memberNames: [String: String] { ["from": "fromRank", "to": "toRank"] }
}

extension JSONSettings: OwnSchema {
  package static var schema: [String: Any] { ["type": "object"] }
}
