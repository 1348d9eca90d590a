import Optimize
import Realism

/// A strategy on its way: what its parts have found and what they have left over.
struct StrategyCourse {
  let search: Search
  /// Where the first part begins.
  let start: [Double]
  let journal: [Evaluation]
  let record: (Evaluation, _ part: String) throws -> Void
  private var done: [Evaluation] = []
  private var reason = ""
  /// Measurements that were given to parts and that none has made.
  private var left = 0

  init(
    search: Search, start: [Double], journal: [Evaluation],
    record: @escaping (Evaluation, _ part: String) throws -> Void
  ) {
    (self.search, self.start, self.journal, self.record) = (search, start, journal, record)
  }

  /// All that was done, as one search.
  var outcome: SearchOutcome {
    SearchOutcome(
      goal: search.goal, evaluations: done.enumerated().map { $1.numbered($0) }, reason: reason)
  }

  mutating func run(_ part: Strategy.Part) throws {
    left += part.evaluations
    switch part {
    case .scout(let count):
      let start = start
      try keep(part) { search, journal, record in
        try search.evaluate(
          search.scouts(count, from: start), replaying: journal, record: record)
      }
    case .algorithm: try go(part)
    case .climbs: try climb(part)
    case .rest: if isWorthwhile { try go(part) }
    }
  }

  /// One algorithm from the best so far.
  private mutating func go(_ part: Strategy.Part) throws {
    let best = outcome.bestOrNearest?.condition ?? start
    try keep(part) { search, journal, record in
      try search.run(from: best, replaying: journal, record: record)
    }
  }

  /// One algorithm from the best so far, then from the best of those that lie apart from all where
  /// it began and ended, and so on.
  private mutating func climb(_ part: Strategy.Part) throws {
    let hills = done.filter { $0.fidelity == .measured && $0.isRealistic && $0.misfit != nil }
      .sorted {
        (search.goal.excess(of: $0), $0.misfit!) < (search.goal.excess(of: $1), $1.misfit!)
      }
    var known: [[Double]] = []
    while isWorthwhile,
      let foot = hills.first(where: { hill in
        known.allSatisfy { search.areApart($0, hill.condition) }
      })
    {
      let climbed = try keep(part) { search, journal, record in
        try search.climb(from: foot, replaying: journal, record: record)
      }
      known.append(foot.condition)
      if let top = climbed.bestOrNearest { known.append(top.condition) }
    }
  }

  /// Whether there are measurements left, time for them, and something to gain by them.
  private var isWorthwhile: Bool {
    left > 1 && reason != Outcome.Reason.targetReached.rawValue
      && search.settings.seconds.map { spent < $0 } ?? true
  }

  private var spent: Double { done.reduce(0) { $0 + $1.seconds } }

  /// Adds what `body` finds with the settings and the part of the journal that are its own.
  @discardableResult private mutating func keep(
    _ part: Strategy.Part,
    _ body: (
      Search, _ journal: [Evaluation], _ record: @escaping (Evaluation) throws -> Void
    ) throws -> SearchOutcome
  ) throws -> SearchOutcome {
    var settings = search.settings
    // a part whose time is up still makes the one evaluation that tells it so
    settings.seconds = settings.seconds.map { max(1e-3, $0 - spent) }
    if let algorithm = part.algorithm {
      (settings.algorithm, settings.evaluations) = (algorithm, left)
    }
    let record = record
    let found = try body(
      search.with(settings), journal.dropFirst(done.count).enumerated().map { $1.numbered($0) }
    ) { try record($0, part.name) }
    done += found.evaluations
    left -= found.evaluations.count { $0.fidelity == .measured }
    reason = found.reason
    return found
  }
}

extension Search {
  /// Whether two conditions belong to two hills: farther from each other, in a coordinate, than a local
  /// model is trusted at first.
  fileprivate func areApart(_ a: [Double], _ b: [Double]) -> Bool {
    zip(zip(a, b), zip(distribution.lower, distribution.upper)).contains { pair, range in
      abs(pair.0 - pair.1) > Self.trust.first * (range.1 - range.0)
    }
  }

  /// The start and realistic conditions around it that have what the targets ask.
  fileprivate func scouts(_ count: Int, from start: [Double]) -> [[Double]] {
    let asked = goal.request.filter { distribution.names.contains($0.key) }
    return distribution.spread(
      count, from: start, fixing: asked, quantile: settings.realismQuantile)
  }
}
