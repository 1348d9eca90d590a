import Reports
import Testing

/// Numbers as a report writes them.
struct NumberTests {
  @Test(arguments: [
    (0.4567, 2, "0.46"), (-1.5, 1, "−1.5"), (-0.004, 2, "0.00"), (0, 0, "0"),
    (12345.678, 0, "12346"),
  ])
  func `a fixed number has its decimals, a true minus and no signed zero`(
    value: Double, digits: Int, text: String
  ) {
    #expect(fixed(value, digits) == text)
  }

  @Test(arguments: [(0.5, "0.5"), (1.0, "1"), (0.02, "0.02"), (-3.14159, "−3.142"), (1e6, "1e+06")])
  func `a setting has at most four significant digits`(value: Double, text: String) {
    #expect(tidy(value) == text)
  }

  @Test(arguments: [
    (0.02, 3), (0.5, 2), (1.0, 1), (15.0, 0), (1e-9, 6), (0.0, 3), (-1.0, 3), (Double.infinity, 3),
  ])
  func `decimals show the leading two digits of a spread`(spread: Double, digits: Int) {
    #expect(decimals(of: spread) == digits)
  }

  @Test(arguments: [(0.62, "62 %"), (0.0, "0 %"), (0.034, "3.4 %"), (1.0, "100 %"), (0.1, "10 %")])
  func `a share below a tenth has a decimal`(share: Double, text: String) {
    #expect(percent(share) == text)
  }

  @Test(arguments: [0.1, 1.0 / 3, 1e300, .leastNonzeroMagnitude, -0.0])
  func `what data files hold reads back as the same number`(value: Double) {
    #expect(Double(exact(value))?.bitPattern == value.bitPattern)
  }
}
