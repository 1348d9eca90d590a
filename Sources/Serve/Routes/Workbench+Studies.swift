import StrictYAML
import Studies

struct StudyText: Decodable { let yaml: String }

/// A study as data, under the keys of study files.
struct StudyData: Decodable { let study: JSONSettings }

extension Workbench {
  var studyRoutes: [Route] {
    [
      .get(
        "study/schema", "getStudySchema", "The JSON Schema of study files, draft 2020-12.",
        .json("A JSON Schema.")
      ) { _ in .json(try StudySchema.text()) },
      .get(
        "study/keys", "listStudyKeys", "Every key of a study file with its meaning.",
        .document(StudyKeyList.self)
      ) { _ in try .document(StudyKeyList(keys: StudyFile.tables.flatMap(\.entries))) },
      .post(
        "study/check", "checkStudy",
        "Reads a study file and says what is wrong with it and where, or what a run of it would do.",
        .json(StudyText.self), .document(StudyCheck.self)
      ) { call in
        let body: StudyText = try await call.body()
        return try .document(await self.check(body.yaml))
      },
      .post(
        "study/write", "writeStudy", "Writes a study file from values, and reads it.",
        .json(StudyData.self), .document(StudyCheck.self)
      ) { call in
        let body: StudyData = try await call.body()
        guard case .keys = body.study.value else {
          throw APIError.invalid("study is an object of the keys of a study file", key: "study")
        }
        let text = StudyFile.text(of: body.study.value)
        return try .document(await self.check(text, written: text))
      },
      .post(
        "study/forecast", "forecastStudy",
        "What a run of a study would do and cost, stage by stage, measured on one batch of volumes; a "
          + "later request takes the place of one that waits.", .json(StudyText.self),
        .document(Forecast.self), errors: [404, 409, 422]
      ) { call in try .document(try await self.forecast(call.body())) },
    ]
  }

  private func forecast(_ body: StudyText) async throws -> Forecast {
    let study = try Study.read(SettingsNode.parse(body.yaml, file: studyFile))
    try admit(study)
    return try await forecasts.forecast(of: study, into: workspace.run(study.name).path)
  }

  /// Where a study's text counts as lying: what it names is sought from there.
  var studyFile: String { workspace.path + "/studies/study.yaml" }

  /// - Throws: ``APIError`` where the study names a file or a model that is not to be read.
  func admit(_ study: Study) throws(APIError) {
    for path in study.namedFiles where !workspace.confined.holds(path) {
      throw .invalid(
        "“\(path)” does not lie in the workspace; upload the file, or name a model on the shelf")
    }
  }

  /// Reads a study's text as that of a file in the workspace.
  func check(_ text: String, written: String? = nil) async -> StudyCheck {
    let file = studyFile
    // the model is read first, so that many checks of one model wait for one reading
    let name = (try? Study.read(SettingsNode.parse(text, file: file)))?.model
    let desk: RequestDesk?
    if let name, !name.contains("/") { desk = try? await models.desk(name) } else { desk = nil }
    let checked = try? await work {
      StudyCheck(text, file: file, written: written, admit: self.admit) { model in
        if let desk, model == name { return desk }
        return try RequestDesk(model: model)
      }
    }
    return checked
      ?? StudyCheck("", file: file, written: written) { _ in throw CancellationError() }
  }
}

/// JSON of any shape, as settings.
struct JSONSettings: Decodable {
  let value: SettingsValue

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let keys = try? decoder.container(keyedBy: Name.self) {
      value = .keys(
        try keys.allKeys.sorted { $0.stringValue < $1.stringValue }.compactMap { key in
          try keys.decodeNil(forKey: key)
            ? nil
            : SettingsValue.Entry(
              key.stringValue, try keys.decode(JSONSettings.self, forKey: key).value)
        })
    } else if var list = try? decoder.unkeyedContainer() {
      var members: [SettingsValue] = []
      while !list.isAtEnd { members.append(try list.decode(JSONSettings.self).value) }
      value = .list(members)
    } else {
      value = try Self.single(decoder.singleValueContainer())
    }
  }

  private static func single(_ node: any SingleValueDecodingContainer) throws -> SettingsValue {
    if let flag = try? node.decode(Bool.self) { return .flag(flag) }
    if let integer = try? node.decode(UInt64.self) { return .integer(integer) }
    if let number = try? node.decode(Double.self) { return .number(number) }
    return .text(try node.decode(String.self))
  }
}
