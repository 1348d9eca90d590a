import LatentDiffusion
import Testing

struct QualityTests {
  @Test func `perfect agreement has R² and r of 1 and no error`() {
    let values = [0.1, 0.4, 0.35, 0.9]
    let agreement = Agreement(name: "x", expected: values, found: values)
    #expect(agreement.rSquared == 1)
    #expect(abs(agreement.correlation - 1) < 1e-15)  // two square roots
    #expect(agreement.bias == 0)
    #expect(agreement.meanAbsoluteError == 0)
  }

  @Test func `a constant shift costs R² but not r`() {
    let expected = [0.0, 1, 2, 3]
    let agreement = Agreement(name: "x", expected: expected, found: expected.map { $0 + 0.5 })
    #expect(abs(agreement.correlation - 1) < 1e-15)
    #expect(abs(agreement.rSquared - (1 - 4 * 0.25 / 5)) < 1e-15)
    #expect(agreement.bias == 0.5)
    #expect(agreement.meanAbsoluteError == 0.5)
  }

  @Test func `a fixed request counts the samples within tolerance on every condition`() {
    let fixed = FixedRequest(
      condition: [0.5, 0.1], measured: [[0.52, 0.1], [0.5, 0.2], [0.48, 0.12], [0.5, 0.06]],
      tolerance: 0.03)
    #expect(fixed.withinTolerance == 0.5)
    #expect(fixed.samples == 4)
    #expect(abs(fixed.means[0] - 0.5) < 1e-15)
  }
}
