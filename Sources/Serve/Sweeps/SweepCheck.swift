import LatentDiffusion
import StrictYAML
import Studies

/// What a sweep's study says, or what is wrong with it and where.
struct SweepCheck: JSONDocument, Sendable {
  static let document = "sweep_check"

  struct Point: Encodable, Sendable {
    let number: Int
    /// The swept numbers by their path.
    let values: [String: Double]
    /// Whether its request is unrealistic and ends it; nil where that was not looked at.
    let stops: Bool?
  }

  let valid: Bool
  /// The first problem, where reading stops; empty for a valid study.
  let errors: [StudyCheck.Problem]
  let name: String?
  let model: String?
  /// Paths of the swept numbers.
  let numbers: [String]
  /// In the order in which they are run.
  let points: [Point]
  /// Points whose request was looked at, and those of them that it ends.
  let judged: Int
  let unrealistic: Int
  /// The study of the first point that is not ended by its request, with every key that has a value.
  let study: SettingsValue?
  /// The keys of a study that was given as data, as a file; nil where it was given as text.
  let written: String?

  /// The most points whose request is looked at.
  static let mostJudged = 100

  /// Reads a study with a section `sweep` and holds its points against its model.
  ///
  /// - Parameters:
  ///   - plan: What the text says, or what is wrong with it.
  ///   - admit: Throws where the study names a file or a model that is not to be read.
  ///   - desk: The model's card and distribution.
  init(
    _ plan: () throws -> SweepStudies, written: String?, admit: (Study) throws -> Void,
    desk: (String) throws -> RequestDesk
  ) {
    do {
      let plan = try plan()
      try plan.studies.first.map(admit)
      let desk = try Self.desk(plan.studies[0].model, desk)
      try self.init(plan, written: written, desk: desk)
    } catch {
      self.init(StudyCheck.Problem(error), written: written)
    }
  }

  private init(_ problem: StudyCheck.Problem, written: String?) {
    (valid, errors, self.written) = (false, [problem], written)
    (name, model, study) = (nil, nil, nil)
    (numbers, points, judged, unrealistic) = ([], [], 0, 0)
  }

  private init(_ plan: SweepStudies, written: String?, desk: RequestDesk) throws {
    var (points, first): ([Point], SettledStudy?) = ([], nil)
    // targets that are measured on a volume are the same at every point
    let most = plan.studies[0].namedFiles.isEmpty ? Self.mostJudged : 1
    for (index, study) in plan.studies.enumerated() {
      var stops: Bool?
      if index < most {
        // the nearest realistic request matters to the study that is shown, where it would move there
        let settled = try SettledStudy(
          study, at: desk, seekingNearest: first == nil && study.unrealistic == .project)
        stops = settled.stops
        if first?.stops ?? true { first = settled }
      }
      points.append(Point(number: index + 1, values: plan.values(of: index), stops: stops))
    }
    (valid, errors, self.written) = (true, [], written)
    (name, model) = (plan.studies[0].name, desk.card.name)
    (numbers, self.points) = (plan.paths, points)
    judged = points.count { $0.stops != nil }
    unrealistic = points.count { $0.stops == true }
    study = first?.study.settings
  }

  private static func desk(
    _ model: String, _ desk: (String) throws -> RequestDesk
  ) throws -> RequestDesk {
    do { return try desk(model) } catch {
      throw SettingsError(file: "study.yaml", line: nil, key: "model", problem: "\(error)")
    }
  }
}

/// The studies of a sweep's points.
struct SweepStudies: Sendable {
  let paths: [String]
  let points: [[Double]]
  /// One a point, each held against the schema.
  let studies: [Study]

  /// - Throws: `SettingsError` where the text is no study with a section `sweep`.
  init(_ text: String, file: String) throws {
    let document = try SettingsNode.parse(text, file: file)
    let plan = try SweepPlan(document.mapping(allowing: nil).required("sweep"))
    (paths, points) = (plan.paths, plan.points)
    studies = try plan.studies(of: document)
  }

  func values(of index: Int) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(paths, points[index]))
  }
}

/// What a sweep would cost: one of its designs, measured, as often as there are points to make.
struct SweepForecast: JSONDocument, Sendable {
  static let document = "sweep_forecast"
  let points: Int
  /// Points that their request ends at once, of those that were looked at.
  let unrealistic: Int
  /// The most that all points take.
  let seconds: Double
  /// The most that the volumes of all points take on disk, bytes.
  let volumeBytes: Int
  /// Whether there is a run or a sweep of this name already.
  let taken: Bool
  /// The first point that its request does not end.
  let design: Forecast
}
