import Foundation
import Reports
import StrictYAML
import Studies

/// What is asked of sweeps.
extension Workbench {
  var sweepStartRoutes: [Route] {
    let runs = runs
    return [
      .post(
        "sweep/check", "checkSweep",
        "Reads a study file with a section sweep and says what is wrong with it and where, or what its "
          + "points are.", .json(StudyText.self), .document(SweepCheck.self)
      ) { call in
        let body: StudyText = try await call.body()
        return try .document(await self.checkSweep(body.yaml))
      },
      .post(
        "sweep/write", "writeSweep",
        "Writes a study file with a section sweep from values, and reads it.",
        .json(StudyData.self), .document(SweepCheck.self)
      ) { call in
        let body: StudyData = try await call.body()
        guard case .keys = body.study.value else {
          throw APIError.invalid("study is an object of the keys of a study file", key: "study")
        }
        let text = StudyFile.text(of: body.study.value)
        return try .document(await self.checkSweep(text, written: text))
      },
      .post(
        "sweep/forecast", "forecastSweep",
        "What a sweep would cost: one of its designs is measured on a batch of volumes; a later request "
          + "takes the place of one that waits.", .json(StudyText.self),
        .document(SweepForecast.self), errors: [404, 409, 422]
      ) { call in try .document(try await self.forecastSweep(call.body())) },
      .post(
        "sweeps", "startSweep", "Starts a sweep, or queues it.", .json(RunBody.self),
        .document(SweepDocument.self, status: 201), errors: [409, 422]
      ) { call in try await self.startSweep(call.body()) },
      .post(
        "sweeps/{sweep}/cancel", "cancelSweep",
        "Ends a sweep; its points that are finished are kept, and so is what the one at work has.",
        .json(EmptyBody.self), .document(SweepDocument.self), errors: [404, 409]
      ) { call in
        let name = try call.name("sweep")
        guard await runs.sweepState(of: name) != nil else {
          throw APIError.notFound("There is no sweep \(name).")
        }
        try await runs.cancel(name)
        return try .document(try await runs.sweep(name))
      },
      .post(
        "sweeps/{sweep}/resume", "resumeSweep",
        "Goes on with a sweep that was cut off; points that failed are tried again.",
        .json(EmptyBody.self), .document(SweepDocument.self), errors: [404, 409]
      ) { call in
        let name = try call.name("sweep")
        try await runs.resumeSweep(name)
        return try .document(try await runs.sweep(name))
      },
      .delete(
        "sweeps/{sweep}", "removeSweep", "Removes a sweep with its folder.", errors: [404, 409]
      ) { call in
        try await runs.removeSweep(call.name("sweep"))
        return HTTPResponse(status: 204)
      },
    ]
  }

  private func checkSweep(_ text: String, written: String? = nil) async -> SweepCheck {
    let file = studyFile
    // the largest sweeps take seconds to read, so once
    let plan = try? await work { Result { try SweepStudies(text, file: file) } }
    let name = try? plan?.get().studies.first?.model
    let desk: RequestDesk?
    if let name, !name.contains("/") { desk = try? await models.desk(name) } else { desk = nil }
    let checked = try? await work {
      SweepCheck(
        { try (plan ?? .failure(CancellationError())).get() }, written: written, admit: self.admit
      ) { model in
        if let desk, model == name { return desk }
        return try RequestDesk(model: model)
      }
    }
    return checked
      ?? SweepCheck({ throw CancellationError() }, written: written, admit: { _ in }) { _ in
        throw CancellationError()
      }
  }

  private func forecastSweep(_ body: StudyText) async throws -> SweepForecast {
    let checked = await checkSweep(body.yaml)
    try Self.refuse(checked.errors)
    let all = try SweepStudies(body.yaml, file: studyFile)
    let index = checked.points.firstIndex { $0.stops != true } ?? 0
    let folder = workspace.runs + "/" + all.studies[index].name
    let design = try await forecasts.forecast(of: all.studies[index], into: folder)
    let made = checked.points.count - checked.unrealistic
    return SweepForecast(
      points: checked.points.count, unrealistic: checked.unrealistic,
      seconds: Double(made) * design.seconds, volumeBytes: made * design.volumeBytes,
      taken: FileManager.default.fileExists(atPath: folder), design: design)
  }

  private func startSweep(_ body: RunBody) async throws -> HTTPResponse {
    let checked = await checkSweep(body.yaml)
    try Self.refuse(checked.errors)
    guard let name = checked.name, checked.points.contains(where: { $0.stops != true }) else {
      throw APIError(
        422, "unrealistic",
        "No point has a realistic request, and the study says to stop then; take other numbers, or "
          + "set unrealistic to project or allow.", key: "unrealistic")
    }
    try await runs.submit(body.yaml, name: name, as: .sweep, overwrites: body.overwrite ?? false)
    let path = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name
    return try .document(
      try await runs.sweep(name), status: 201,
      headers: ["Location": "\(options.prefix)/api/v1/sweeps/\(path)"])
  }

  /// Throws the first problem of a study.
  static func refuse(_ errors: [StudyCheck.Problem]) throws(APIError) {
    guard let problem = errors.first else { return }
    throw APIError(
      422, "invalid", problem.message, key: problem.key.isEmpty ? nil : problem.key,
      line: problem.line)
  }
}
