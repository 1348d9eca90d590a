import Foundation
import Reports
import Studies
import Support

struct RunBody: Decodable {
  let yaml: String
  let overwrite: Bool?
}

struct ResumeBody: Decodable {
  let evaluations: Int?
}

struct EmptyBody: Decodable {}

extension Workbench {
  var runRoutes: [Route] {
    let runs = runs
    return [
      .get(
        "runs", "listRuns", "All runs of the workspace, the newest first.", .document(RunList.self)
      ) { _ in try .document(await runs.list()) },
      .post(
        "runs", "startRun", "Starts a run of a study, or queues it.", .json(RunBody.self),
        .document(RunLine.self, status: 201), errors: [409, 422]
      ) { call in try await self.start(call.body()) },
      .get("runs/{run}", "getRun", "How a run stands.", .document(RunLine.self), errors: [404]) {
        call in
        let name = try call.name("run")
        let line = try await runs.line(name)
        return try .document(line.with(study: self.studyText(name)))
      },
      .post(
        "runs/{run}/cancel", "cancelRun", "Ends a run; what it has finished is kept.",
        .json(EmptyBody.self), .document(RunLine.self), errors: [404, 409]
      ) { call in
        let name = try call.name("run")
        guard await runs.state(of: name) != nil else {
          throw APIError.notFound("There is no run \(name).")
        }
        try await runs.cancel(name)
        return try .document(try await runs.line(name))
      },
      .post(
        "runs/{run}/resume", "resumeRun",
        "Goes on with a run that was cut off, or with more evaluations of a finished one.",
        .json(ResumeBody.self), .document(RunLine.self), errors: [404, 409, 422]
      ) { call in
        let (name, body): (String, ResumeBody) = (try call.name("run"), try await call.body())
        if let count = body.evaluations, !Limits.evaluations.contains(count) {
          throw APIError.invalid(
            "evaluations is \(Limits.evaluations.inWords), not \(count)", key: "evaluations")
        }
        try await runs.resume(name, evaluations: body.evaluations)
        return try .document(try await runs.line(name))
      },
      .delete("runs/{run}", "removeRun", "Removes a run with its folder.", errors: [404, 409]) {
        call in
        try await runs.remove(call.name("run"))
        return HTTPResponse(status: 204)
      },
      .get(
        "comparison", "compareRuns",
        "Several runs beside each other, and where their studies differ.",
        query: [
          .init(
            name: "runs", type: .list([], count: 2...Comparison.mostRuns),
            meaning: "names with commas between them, two to "
              + "\(Comparison.mostRuns)", isRequired: true)
        ], .document(RunComparison.self), errors: [404, 422]
      ) { call in try .document(try await self.compare(call)) },
    ]
  }

  private func start(_ body: RunBody) async throws -> HTTPResponse {
    let checked = await check(body.yaml)
    try Self.refuse(checked.errors)
    guard let name = checked.name, checked.stops != true else {
      throw APIError(
        422, "unrealistic",
        "The request is unrealistic, and the study says to stop then; take the nearest realistic "
          + "one, or set unrealistic to project or allow.", key: "unrealistic")
    }
    try await runs.submit(body.yaml, name: name, overwrites: body.overwrite ?? false)
    let path = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name
    return try .document(
      try await runs.line(name), status: 201,
      headers: ["Location": "\(options.prefix)/api/v1/runs/\(path)"])
  }

  private func compare(_ call: Call) async throws -> RunComparison {
    let names = (call.request.parameter("runs") ?? "").split(separator: ",").map(String.init)
    guard (2...Comparison.mostRuns).contains(names.count) else {
      throw APIError.invalid("runs names two to \(Comparison.mostRuns) runs", key: "runs")
    }
    let workspace = workspace
    return try await work {
      let folders = try names.map { name throws(APIError) in
        guard let folder = workspace.existingRun(name) else {
          throw .notFound("There is no run \(name).")
        }
        return folder.path
      }
      let found = try compareRuns(folders)
      return RunComparison(names: names, runs: found.runs, differences: found.differences)
    }
  }

  private func studyText(_ name: String) -> String? {
    let files = [workspace.existingRun(name)?.study, workspace.study(name)].compactMap(\.self)
    return files.lazy.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }.first
  }
}
