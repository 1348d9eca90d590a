/// What every film obeys whatever it was trained on: Σ cᵢ xᵢ ≤ limit.
package struct PhysicalLaw: Sendable, Equatable {
  /// For a reader: "volume fractions sum to at most 1".
  package let sentence: String
  package let coefficients: [String: Double]
  package let limit: Double

  package init(_ sentence: String, _ coefficients: [String: Double], atMost limit: Double) {
    self.sentence = sentence
    self.coefficients = coefficients
    self.limit = limit
  }

  /// How far `values` break the law; 0 when they keep it.
  ///
  /// Attributes with positive coefficients cannot be negative, so one that is not given counts as
  /// 0; a law that lacks one with a negative coefficient says nothing.
  package func excess(of values: [String: Double]) -> Double {
    var sum = 0.0
    for (name, coefficient) in coefficients {
      if let value = values[name] {
        sum += coefficient * value
      } else if coefficient < 0 {
        return 0
      }
    }
    return sum > limit + 1e-9 ? sum - limit : 0  // round-off in sums of user's decimals
  }
}

extension PhysicalLaw {
  /// The laws that name any of `names`: fractions lie in [0, 1], volume fractions sum to at most
  /// 1, χ is not negative.
  package static func known(for names: [String]) -> [PhysicalLaw] {
    let volumeFractions = [["vol_frac_D", "ABS_f_D"], ["vol_frac_M", "ABS_f_M"]]
      .compactMap { $0.first(where: names.contains) }
    var laws: [PhysicalLaw] = []
    for name in names where isFraction(name) {
      laws.append(PhysicalLaw("\(name) is at least 0", [name: -1], atMost: 0))
      laws.append(PhysicalLaw("\(name) is at most 1", [name: 1], atMost: 1))
    }
    if names.contains("chi") {
      laws.append(PhysicalLaw("chi is at least 0", ["chi": -1], atMost: 0))
    }
    if volumeFractions.count > 1 {
      laws.append(
        PhysicalLaw(
          volumeFractions.joined(separator: " + ") + " is at most 1",
          Dictionary(uniqueKeysWithValues: volumeFractions.map { ($0, 1) }), atMost: 1))
    }
    return laws
  }

  private static func isFraction(_ name: String) -> Bool {
    let prefixes = ["vol_frac_", "tortuosity_", "ABS_f_", "ABS_wf_", "DISS_f", "DISS_wf", "CT_f_"]
    return name == "phi" || prefixes.contains { name.hasPrefix($0) }
  }
}
