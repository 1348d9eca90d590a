import Reports
import Studies

/// How a run stands.
enum RunState: String, Encodable, CaseIterable, Sendable {
  /// It waits for another to end.
  case queued
  case running
  case finished
  case cancelled
  /// It ended with an error, or its ledger cannot be read.
  case failed
  /// Its process was cut off.
  case interrupted
}

/// A run: what it asks, how far it is, what it found.
struct RunLine: JSONDocument, Equatable, Sendable {
  static let document = "run"

  struct Progress: Encodable, Equatable, Sendable {
    let stage: String
    let done: Int
    let total: Int
    let note: String
    let secondsLeft: Double?
  }

  let name: String
  let state: RunState
  let study: String?
  let model: String?
  let seed: String?
  /// ISO 8601, UTC.
  let created: String?
  let started: String?
  let finished: String?
  /// At work, until its end or until now, without the time between a cut and going on; nil where that is not
  /// known.
  let seconds: Double?
  /// What is asked, in a line.
  let asks: String?
  let targets: [String: String]
  let objectives: [String: String]
  let realism: String?
  let densityQuantile: Double?
  let evaluations: Int
  let plannedEvaluations: Int?
  /// The id of the last evaluation in the ledger.
  let lastEvaluation: Int64?
  let bestObjective: Double?
  let candidates: Int
  let within: Int
  /// Of the best candidate, in tolerances.
  let bestMiss: Double?
  let bestMissAttribute: String?
  let bestError: Double?
  let pathways: Int
  /// Of the best pathway.
  let verdict: String?
  let verified: Int
  let simulations: Int
  let answer: String?
  /// While it runs.
  let progress: Progress?
  /// From 1, while it waits.
  let queuePosition: Int?
  let resumable: Bool
  /// Whether a server started it.
  let managed: Bool
  let hasReport: Bool
  /// Why it failed.
  let problem: String?
  /// The study as it runs, for a run by itself.
  var studyYaml: String?

  func with(study: String?) -> RunLine {
    var line = self
    line.studyYaml = study
    return line
  }
}

extension RunLine.Progress {
  init(_ note: ProgressNote) {
    self.init(
      stage: note.stage, done: note.done, total: note.total, note: note.note,
      secondsLeft: note.secondsLeft)
  }
}

/// What is known of a run from its folder.
struct RunKnowledge: Equatable, Sendable {
  var overview: RunOverview?
  var plannedEvaluations: Int?
  var hasReport = false
  /// Why the folder cannot be read.
  var fault: String?
}

extension RunLine {
  init(
    _ name: String, _ state: RunState, _ known: RunKnowledge, job: Job?, progress: ProgressNote?,
    position: Int?, seconds: Double?
  ) {
    let overview = known.overview
    self.name = name
    self.state = state
    study = overview?.study
    model = overview?.model
    seed = overview?.seed
    created = job?.created ?? overview?.started
    started = overview?.started
    finished = state == .finished ? overview?.finished : nil
    self.seconds = seconds
    targets = overview?.targets ?? [:]
    objectives = overview?.objectives ?? [:]
    asks = overview.map(Self.words)
    realism = overview?.realism
    densityQuantile = overview?.densityQuantile
    evaluations = overview?.evaluations ?? 0
    plannedEvaluations = known.plannedEvaluations
    lastEvaluation = overview?.lastEvaluation
    bestObjective = overview?.bestObjective
    candidates = overview?.candidates ?? 0
    within = overview?.within ?? 0
    bestMiss = overview?.bestMiss
    bestMissAttribute = overview?.bestMissAttribute
    bestError = overview?.bestError
    pathways = overview?.pathways ?? 0
    verdict = overview?.verdict
    verified = overview?.verified ?? 0
    simulations = overview?.simulations ?? 0
    answer = overview?.answer
    self.progress = state == .running ? progress.map(Progress.init) : nil
    queuePosition = position
    resumable = [.cancelled, .failed, .interrupted].contains(state) && known.fault == nil
    managed = job != nil
    hasReport = known.hasReport
    problem = state == .failed ? job?.problem ?? known.fault : known.fault
  }

  private static func words(_ overview: RunOverview) -> String {
    (overview.targets.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      + overview.objectives.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" })
      .joined(separator: "; ")
  }
}

/// The runs of a workspace, the newest first.
struct RunList: JSONDocument, Sendable {
  static let document = "run_list"
  /// Runs that go on at once.
  let jobs: Int
  /// Names of those that wait, the next first.
  let queue: [String]
  let runs: [RunLine]
}
