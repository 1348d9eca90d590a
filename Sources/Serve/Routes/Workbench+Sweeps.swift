import Foundation
import Reports
import Studies

extension Workbench {
  var sweepRoutes: [Route] {
    let runs = runs
    return [
      .get(
        "sweeps", "listSweeps", "The sweeps of the workspace, by name.", .document(SweepList.self)
      ) { _ in try .document(await runs.sweeps()) },
      .get(
        "sweeps/{sweep}", "getSweep", "A sweep with its points and what came out of each.",
        .document(SweepDocument.self), errors: [404, 422]
      ) { call in try .document(try await runs.sweep(call.name("sweep"))) },
      .get(
        "sweeps/{sweep}/surface", "getSweepSurface",
        "An outcome over two swept numbers on a grid: the smoothest surface through the points.",
        query: [
          .init(name: "x", type: .text, meaning: "the path of a swept number", isRequired: true),
          .init(name: "y", type: .text, meaning: "the path of another one", isRequired: true),
          .init(
            name: "outcome", type: .text, meaning: "the name of an outcome", isRequired: true),
          .init(
            name: "steps", type: .integer(8...160), meaning: "grid lines along each axis, less one"),
        ], .document(SweepSurface.self), errors: [404, 422]
      ) { call in try .document(try await self.surface(call)) },
      .get(
        "sweeps/{sweep}/files/{path...}", "getSweepFile", "A file of a sweep's folder.",
        .bytes(type: "*/*", "the file"), errors: [404]
      ) { call in try Self.file(call.rest, in: self.sweep(call).folder) },
    ]
  }

  private func sweep(_ call: Call) throws(APIError) -> (name: String, folder: String) {
    let name = try call.name("sweep")
    guard let folder = workspace.existingSweep(name) else {
      throw .notFound("There is no sweep \(name).")
    }
    return (name, folder)
  }

  private func surface(_ call: Call) async throws -> SweepSurface {
    let folder = try sweep(call).folder
    let (x, y, outcome) = (
      call.request.parameter("x") ?? "", call.request.parameter("y") ?? "",
      call.request.parameter("outcome") ?? ""
    )
    let steps = try call.integer("steps", in: 8...160) ?? 60
    return try await work {
      let report = try SweepReport(folder: folder)
      let paths = report.overview.numbers.map(\.path)
      for (key, path) in [("x", x), ("y", y)] where !paths.contains(path) {
        throw APIError.invalid("“\(path)” is not swept; \(paths.inWords)", key: key)
      }
      guard x != y, let found = report.surface(over: x, and: y, of: outcome, steps: steps) else {
        throw APIError.invalid(
          "Its points span no surface: four of them or more, not on one line, must have the outcome."
        )
      }
      return SweepSurface(x: found.x, y: found.y, values: found.values)
    }
  }
}

extension [String] {
  /// "there are a, b and c".
  fileprivate var inWords: String { "there are " + joined(separator: ", ") }
}
