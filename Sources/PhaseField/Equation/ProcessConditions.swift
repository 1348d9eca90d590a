/// How a film is made: its blend ratio, how ill its two materials mix, how long it anneals.
package struct ProcessConditions: Codable, Hashable, Sendable {
  /// φ, the donor's volume fraction.
  package let phi: Double
  /// χ, the Flory–Huggins interaction parameter.
  package let chi: Double
  /// log10 of the dimensionless annealing time.
  package let logTime: Double

  package init(phi: Double, chi: Double, logTime: Double) throws(PhaseFieldError) {
    guard phi > 0 && phi < 1 else {
      throw .badSetting(name: "phi", value: phi, allowed: "more than 0 and less than 1")
    }
    guard chi >= 0 && chi <= 8 else {
      throw .badSetting(name: "chi", value: chi, allowed: "0 to 8")
    }
    guard logTime >= -6 && logTime <= 9 else {
      throw .badSetting(name: "log_time", value: logTime, allowed: "-6 to 9")
    }
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
  }
}
