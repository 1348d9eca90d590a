import Descriptors
import Foundation
import Reports
import Studies
import Support

extension Workbench {
  /// Every route of the API.
  package var allRoutes: [Route] {
    let routes =
      serverRoutes + modelRoutes + studyRoutes + previewRoutes + uploadRoutes + runRoutes
      + runFileRoutes + eventRoutes + sweepRoutes + sweepStartRoutes
    return routes + [Self.description(of: routes)]
  }

  /// The description of the routes, its own among them.
  private static func description(of routes: [Route]) -> Route {
    let route = { (text: String) in
      Route.get(
        "openapi.json", "getDescription", "This description of the API, OpenAPI 3.1.",
        .json("An OpenAPI document."), { _ in .json(text) })
    }
    let text = (try? OpenAPI.text(of: routes + [route("")])) ?? "{}"
    return route(text)
  }

  private var serverRoutes: [Route] {
    [
      .get("", "getServer", "What the server is and what it has.", .document(ServerFacts.self)) {
        [facts] _ in try .document(facts)
      },
      .get(
        "session", "getSession", "Whether a token is needed and the client has given it.",
        .document(SessionFacts.self)
      ) { [session] call in
        try .document(
          SessionFacts(
            authenticated: session.admits(call.request), tokenRequired: session.needsToken))
      },
      .post(
        "session", "signIn", "Gives the token for a cookie.", .json(TokenBody.self),
        .document(SessionFacts.self), errors: [401]
      ) { [session] call in
        let body: TokenBody = try await call.body()
        guard session.knows(body.token) else {
          throw APIError(401, "unauthorized", "This is not the token.")
        }
        return try .document(
          SessionFacts(authenticated: true, tokenRequired: session.needsToken),
          headers: ["Set-Cookie": session.cookieHeader])
      },
      .delete("session", "signOut", "Forgets the cookie.") { [session] _ in
        HTTPResponse(status: 204, headers: ["Set-Cookie": session.expiredCookieHeader])
      },
      .get(
        "descriptors", "listDescriptors", "What every name of a descriptor means.",
        .document(DescriptorList.self)
      ) { _ in try .document(DescriptorList.all) },
    ]
  }

  private var facts: ServerFacts {
    ServerFacts(
      version: Binodal.version, workspace: workspace.path, cores: Threads.all,
      jobs: max(1, options.jobs), previewModel: Self.previewModel,
      phaseColours: [
        "donor": Style.donor, "acceptor": Style.acceptor, "mixed": Style.mixed,
      ],
      packages: [
        .init(name: "FlyingFox", licence: "MIT"), .init(name: "GRDB.swift", licence: "MIT"),
        .init(name: "Yams", licence: "MIT"),
        .init(name: "swift-argument-parser", licence: "Apache-2.0"),
      ])
  }

  static let previewModel = "three-phase-64"
}

struct TokenBody: Decodable { let token: String }

extension DescriptorList {
  static let all = DescriptorList(
    descriptors: AttributeInfo.catalogue.map { info in
      let range = info.range
      return Descriptor(
        name: info.attribute.rawValue, label: info.label, unit: info.unit,
        lower: range.lowerBound.isFinite ? range.lowerBound : nil,
        upper: range.upperBound.isFinite ? range.upperBound : nil, meaning: info.meaning,
        aliases: info.attribute.synonyms.filter { $0 != info.attribute }.map(\.rawValue),
        targetable: !Attribute.process.contains(info.attribute))
    })
}
