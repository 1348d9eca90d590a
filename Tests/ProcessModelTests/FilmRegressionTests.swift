import Foundation
import Testing

import ProcessModel

struct FilmRegressionTests {
  private let coordinates = RecipeCoordinates()

  private func table(_ films: Synthetic.Films) -> FilmTable {
    FilmTable(
      coordinates: coordinates,
      points: films.recipes.map {
        coordinates.point(phi: $0.phi, chi: $0.chi, logTime: $0.logTime)!
      }, films: films.series, series: films.series, values: films.values)
  }

  @Test func `a slope is the limit of differences`() throws {
    let regression = try FilmRegression(
      name: "x", table: table(Synthetic.films(30, snapshots: 3)), kernel: Synthetic.kernel)
    let point = [0.48, 1.05, 2.4]
    let slope = regression.slope(at: point)
    for j in 0..<3 {
      let step = 1e-5
      var (low, high) = (point, point)
      low[j] -= step
      high[j] += step
      let difference =
        (regression.statistics(at: high).mean - regression.statistics(at: low).mean) / (2 * step)
      #expect(abs(slope[j] - difference) < 1e-6 * max(1, abs(difference)))  // step² and round-off
    }
  }

  /// Films of eight rows each, whose values are their numbers among those of their film.
  private func counted(films: Int) -> FilmTable {
    let rows = films * 8
    return FilmTable(
      coordinates: coordinates, points: (0..<rows).map { [0.5, 1, Double($0)] },
      films: (0..<rows).map { $0 / 8 }, series: (0..<rows).map { $0 / 8 },
      values: (0..<rows).map { Double($0 % 8) })
  }

  @Test func `a table of many films keeps some of all times of a few`() {
    for (films, most) in [(1000, 600), (1000, 1400), (933, 1400), (250, 600), (5000, 2)] {
      let thin = counted(films: films).thinned(to: most)
      #expect(thin.count <= max(most, 4) && thin.count >= min(most / 3, films), "\(thin.count)")
      let last = Dictionary(grouping: thin.values.indices) { thin.films[$0] }
        .values.map { rows in rows.map { thin.values[$0] }.max()! }
      #expect(most < 3 || last.allSatisfy { $0 >= 5 }, "the late rows are kept")
    }
  }

  @Test func `a table of few films keeps all of them`() {
    let thin = counted(films: 128).thinned(to: 600)
    #expect(Set(thin.films).count == 128)
    #expect(thin.values == (0..<128).flatMap { _ in [0, 2, 4, 6].map(Double.init) })
    #expect(counted(films: 75).thinned(to: 600) == counted(films: 75))
  }

  @Test func `leaving a series out equals fitting without it`() throws {
    let all = table(Synthetic.films(14, snapshots: 3))
    let whole = try FilmRegression(name: "x", table: all, kernel: Synthetic.kernel)
    // The closed form keeps the normalisation by all rows, so the refit must keep it as well.
    var (squares, expected, held) = (0.0, 0.0, 0)
    for left in Set(all.series) {
      let rest = all.rows(all.series.indices.filter { all.series[$0] != left })
      let factor = Cholesky(
        FilmRegression.covariance(rest, whole.kernel, from: whole.time), count: rest.count)!
      let weights = factor.solution(rest.values.map { ($0 - whole.centre) / whole.spread })
      for row in all.series.indices where all.series[row] == left {
        let here = whole.kernel.normalised(all.points[row])
        let cross = rest.points.map { whole.kernel.average(whole.kernel.normalised($0), here) }
        let mean = zip(cross, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let half = factor.half(cross)
        let variance =
          whole.kernel.amplitude * whole.kernel.amplitude
          + whole.kernel.filmDeviation * whole.kernel.filmDeviation
          + whole.kernel.noise * whole.kernel.noise - half.reduce(0) { $0 + $1 * $1 }
        let residual = (all.values[row] - whole.centre) / whole.spread - mean
        squares += residual * residual
        expected += variance
        held += abs(residual) <= 1.6449 * variance.squareRoot() ? 1 : 0
      }
    }
    let judged = whole.leaveSeriesOut()
    let count = Double(all.count)
    #expect(abs(judged.rms / whole.spread - (squares / count).squareRoot()) < 1e-6)
    #expect(abs(judged.expected / whole.spread - (expected / count).squareRoot()) < 1e-6)
    #expect(judged.coverage == Double(held) / count)
  }

  @Test func `the numbers of a kernel are found again`() throws {
    let regression = try FilmRegression.fitted(
      name: "x", tables: [table(Synthetic.films(40, snapshots: 3))], evaluations: 150)
    let point = coordinates.point(phi: 0.5, chi: 3, logTime: 2.5)!
    let found = regression.statistics(at: point)
    let truth = Synthetic.mean(phi: 0.5, chi: 3, logTime: 2.5)
    // 40 films that scatter by 0.04 tell the mean in their middle to about 0.04/√(40/4)
    #expect(abs(found.mean - truth) < 0.03)
    let scatter = (0.04 * 0.04 + 0.01 * 0.01).squareRoot()
    #expect(abs(found.scatter / scatter - 1) < 0.4)  // of 40 films: 1/√80 = 11 %, three times over
  }

  @Test func `a matrix that is not positive definite has no factor`() {
    #expect(Cholesky([1, 2, 2, 1], count: 2)?.count == nil)
    #expect(Cholesky([2, 1, 1, 2], count: 2)?.count == 2)
  }

  @Test func `deviations that no quantity has are refused`() {
    for value in [-1, .nan, 1e200] {
      var kernel = Synthetic.kernel
      kernel.amplitude = value
      #expect(throws: ProcessModelError.badKernel(name: "x")) {
        try FilmRegression(
          name: "x", table: table(Synthetic.films(3, snapshots: 2)), kernel: kernel)
      }
    }
  }

  @Test(arguments: [[0.6, 1], [0.6, 1, 4, 2, 2], [0.6, 0, 4], [0.6, 1, .infinity]])
  func `a kernel that describes no covariance is refused`(lengths: [Double]) {
    var kernel = Synthetic.kernel
    kernel.lengths = lengths
    #expect(throws: ProcessModelError.badKernel(name: "x")) {
      try FilmRegression(
        name: "x", table: table(Synthetic.films(3, snapshots: 2)), kernel: kernel)
    }
  }
}
