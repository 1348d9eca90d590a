import Descriptors
import Generation

/// Which samples are asked for next, and when enough have been made.
///
/// Several noises are under way at once. Without aiming, each gives one sample. With aiming, a
/// noise is asked again with a corrected condition until its sample lies within
/// ``CandidateSettings/closeEnough`` tolerances of every target or its aims are spent, when a
/// fresh noise takes its place; the queue ends when as many noises as candidates are wanted have got
/// there. What one noise gives depends on no other.
struct SampleQueue {
  private struct Lane {
    let seed: SampleSeed
    var condition: [Double]
    var aim: Aim?
    var aims = 0
  }

  private let settings: CandidateSettings
  private let starts: [[Double]]
  private let aim: Aim?
  private var lanes: [Lane] = []
  private var begun = 0
  private var asked = 0
  private var arrived = 0

  /// - Parameter aim: What corrects a noise; nil leaves every noise at one sample.
  init(_ settings: CandidateSettings, from starts: [[Double]], aim: Aim?) {
    self.settings = settings
    self.starts = starts
    self.aim = settings.aims > 0 ? aim : nil
  }

  /// The most samples that will be asked for.
  var total: Int { settings.samples * starts.count }

  /// The next samples to make; none when all is done.
  mutating func next() -> [SampleRequest] {
    let width = aim == nil ? settings.batch : min(settings.batch, settings.keep - arrived)
    while lanes.count < width, begun < total { begin() }
    let count = min(lanes.count, total - asked)
    lanes.removeLast(lanes.count - count)
    asked += count
    return lanes.map { SampleRequest(condition: $0.condition, seed: $0.seed) }
  }

  /// Takes the samples of the last ``next()``, in its order.
  mutating func take(_ records: [SampleRecord]) {
    lanes = zip(lanes, records).compactMap { lane, record in
      var lane = lane
      if let worst = record.worstDeviation, worst <= CandidateSettings.closeEnough,
        record.keepsConstraints
      {
        arrived += 1
        return nil
      }
      guard lane.aim != nil, lane.aims < settings.aims,
        let corrected = lane.aim!.next(after: lane.condition, measured: record.measured)
      else { return nil }
      lane.condition = corrected
      lane.aims += 1
      return lane
    }
  }

  private mutating func begin() {
    let start = aim == nil ? begun / settings.samples : begun % starts.count
    lanes.append(
      Lane(
        seed: SampleSeed(study: settings.seed, index: settings.firstIndex + begun),
        condition: starts[start], aim: aim))
    begun += 1
  }
}
