import Optimize
import Testing

/// The test problems are themselves held to their claims.
struct KnownProblemTests {
  static let all: [KnownProblem] = [.stretchedBowl, .branin, .cornered]

  @Test(arguments: all)
  func `the least value is taken at every stated minimum`(known: KnownProblem) {
    for point in known.minima {
      // a few operations of round-off on numbers up to 100
      #expect(abs(known.objective(point) - known.leastValue) < 1e-12)
      #expect(known.constraints.allSatisfy { $0.value(point) <= 0 })
    }
  }

  @Test(arguments: all)
  func `nothing on a fine grid lies below the least value`(known: KnownProblem) {
    let steps = known.bounds.count == 2 ? 200 : 12
    var index = Array(repeating: 0, count: known.bounds.count)
    repeat {
      let point = zip(index, known.bounds).map {
        $1.lowerBound + Double($0) / Double(steps) * ($1.upperBound - $1.lowerBound)
      }
      if known.constraints.allSatisfy({ $0.value(point) <= 0 }) {
        #expect(known.objective(point) >= known.leastValue - 1e-12)
      }
    } while index.advance(below: steps + 1)
  }

  @Test(arguments: all)
  func `gradients agree with central differences`(known: KnownProblem) {
    let h = 1e-5
    let functions = [(known.objective, known.gradient)]
    for (value, gradient) in functions + known.constraints.map({ ($0.value, $0.gradient) }) {
      for variable in known.start.indices {
        var ahead = known.start
        var behind = known.start
        ahead[variable] += h
        behind[variable] -= h
        let slope = (value(ahead) - value(behind)) / (2 * h)
        // truncation h²f‴/6 with |f‴| < 100
        #expect(abs(slope - gradient(known.start)[variable]) < 1e-7)
      }
    }
  }
}

extension [Int] {
  /// Counts up as an odometer does; false when it is back at zero.
  mutating func advance(below limit: Int) -> Bool {
    for index in indices {
      self[index] += 1
      if self[index] < limit { return true }
      self[index] = 0
    }
    return false
  }
}
