/// How long a stage has run and how fast it goes.
struct StageClock {
  /// Seconds that the stage ran before it was resumed.
  private let earlier: Double
  private let start = ContinuousClock.now
  private var samples = 0
  private var steps = 0
  /// Seconds of this process that went into no step.
  private var aside = 0.0

  init(earlier: Double) { self.earlier = earlier }

  mutating func count(_ samples: Int) {
    self.samples += samples
    steps += 1
  }

  /// Does what the stage needs but what says nothing of how long its steps take.
  mutating func aside<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) {
    let start = own
    defer { aside += own - start }
    try work()
  }

  private var own: Double { start.duration(to: .now) / .seconds(1) }

  var seconds: Double { earlier + own }
  var samplesPerSecond: Double { Double(samples) / max(own - aside, 1e-9) }
  var secondsPerStep: Double { (own - aside) / Double(max(steps, 1)) }
}
