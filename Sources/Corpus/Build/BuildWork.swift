import Dispatch
import Synchronization

/// How far the building of a corpus has come.
package struct BuildProgress: Sendable, Equatable {
  package let seriesDone: Int
  package let seriesTotal: Int
  /// Samples done, of what the series give at most; a series that gives fewer counts in full.
  package let samplesDone: Int
  package let samplesTotal: Int
}

/// What the workers of a build share: which series are made, and how far the others are.
final class BuildWork: Sendable {
  private struct State {
    var made: [SeriesRecord?]
    var done: [Int]
    /// The series to make, the next one last.
    var waiting: [Int]
    var failure: (any Error)?
  }

  private let state: Mutex<State>
  private let samples: [Int]
  private let progress: @Sendable (BuildProgress) -> Void

  /// - Parameters:
  ///   - found: What an earlier build left of each series.
  ///   - samples: How many samples each series gives at most.
  ///   - order: In which the series are begun; theirs unless given.
  init(
    found: [SeriesRecord?], samples: [Int], order: [Int]? = nil,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    precondition(found.count == samples.count, "one number for each series")
    let missing = (order ?? Array(found.indices)).filter { found[$0] == nil }
    state = Mutex(
      State(
        made: found, done: zip(found, samples).map { $0 == nil ? 0 : $1 },
        waiting: missing.reversed()))
    (self.samples, self.progress) = (samples, progress)
    state.withLock { report($0) }
  }

  /// Makes the missing series, so many at a time, until all are made or one fails.
  func run(workers: Int, _ make: @Sendable (Int) throws -> SeriesRecord) {
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let next = take() { put(Result { try make(next) }, at: next) }
    }
  }

  /// Counts a sample; throws when another series has failed, so that this one ends too.
  func step(of series: Int) throws {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      state.done[series] += 1
      report(state)
    }
  }

  /// All series, in order; throws the first failure.
  func outcome() throws -> [SeriesRecord] {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.made.map { $0! }
    }
  }

  /// The next series to make; nil when all are taken or one has failed.
  private func take() -> Int? {
    state.withLock { state in
      state.failure == nil ? state.waiting.popLast() : nil
    }
  }

  private func put(_ outcome: Result<SeriesRecord, any Error>, at index: Int) {
    state.withLock { state in
      switch outcome {
      case .success(let made):
        state.made[index] = made
        state.done[index] = samples[index]
        report(state)
      case .failure(let error): state.failure = state.failure ?? error
      }
    }
  }

  private func report(_ state: State) {
    progress(
      BuildProgress(
        seriesDone: state.made.count { $0 != nil }, seriesTotal: state.made.count,
        samplesDone: state.done.reduce(0, +), samplesTotal: samples.reduce(0, +)))
  }
}
