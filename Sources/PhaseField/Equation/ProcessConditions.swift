/// How a film is made: its blend ratio, how ill its two materials mix, how long it anneals.
public struct ProcessConditions: Codable, Hashable, Sendable {
  /// φ, the donor's volume fraction.
  public let phi: Double
  /// χ, the Flory–Huggins interaction parameter.
  public let chi: Double
  /// log10 of the dimensionless annealing time.
  public let logTime: Double

  public init(phi: Double, chi: Double, logTime: Double) throws(PhaseFieldError) {
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
