import ProcessModel
import Testing

struct StudentTTests {
  /// Quantiles of published tables: degrees, upper tail, t to three decimals.
  @Test(arguments: [
    (1.0, 0.05, 6.314), (2, 0.05, 2.920), (5, 0.025, 2.571), (10, 0.05, 1.812),
    (13, 0.01, 2.650), (30, 0.005, 2.750), (120, 0.05, 1.658),
  ])
  func `quantiles are those of the tables`(degrees: Double, tail: Double, t: Double) {
    #expect(abs(StudentT(degrees: degrees).quantile(upperTail: tail) - t) <= 5e-4)
  }

  @Test func `the tail of a quantile is the tail asked for`() {
    for degrees in [0.7, 3.5, 12, 400] {
      for tail in [1e-6, 0.003, 0.2, 0.5, 0.93] {
        let t = StudentT(degrees: degrees).quantile(upperTail: tail)
        // bisection to the last bit of t, the continued fraction to 1e-15
        #expect(abs(StudentT(degrees: degrees).upperTail(t) / tail - 1) < 1e-9)
      }
    }
  }

  @Test func `one degree is Cauchy's distribution, whose tail is known`() {
    // P(T > t) = ½ − arctan(t)/π, ¼ at 1
    #expect(abs(StudentT(degrees: 1).upperTail(1) - 0.25) < 1e-13)
    #expect(abs(StudentT(degrees: 1).upperTail(-1) - 0.75) < 1e-13)
  }
}
