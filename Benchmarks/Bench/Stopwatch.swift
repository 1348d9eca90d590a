import Foundation

/// Seconds on the wall and of the processor.
struct Seconds: Codable {
  var wall: Double
  var cpu: Double

  /// What `work` takes once.
  static func of(_ work: () throws -> Void) rethrows -> Seconds {
    let (wall, cpu) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    try work()
    return Seconds(
      wall: clock(CLOCK_MONOTONIC) - wall, cpu: clock(CLOCK_PROCESS_CPUTIME_ID) - cpu)
  }

  private static func clock(_ kind: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(kind, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}

/// A named piece of work that can be repeated.
struct Contestant {
  let name: String
  let work: () throws -> Void
}

/// Runs the contestants in turn, `rounds` times after one round that is not counted, and returns
/// each one's median.
func race(rounds: Int, _ contestants: [Contestant]) throws -> [Seconds] {
  var laps = contestants.map { _ in [Seconds]() }
  for round in 0...rounds {
    for (index, contestant) in contestants.enumerated() {
      let lap = try Seconds.of(contestant.work)
      if round > 0 { laps[index].append(lap) }
    }
  }
  return laps.map { Seconds(wall: median($0.map(\.wall)), cpu: median($0.map(\.cpu))) }
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
