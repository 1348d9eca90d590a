extension TrainingDistribution {
  /// Judges a request.
  ///
  /// A request for some of the names only is judged by the marginal density over those, which is
  /// set up for the call; to judge many such requests keep a ``marginal(over:)``.
  ///
  /// - Parameter request: A value for each requested name.
  package func assess(_ request: [String: Double]) throws(RealismError) -> Assessment {
    let judge = try marginal(over: try order(request))
    return judge.assessFull(judge.names.map { request[$0]! })
  }

  /// The distribution of some of the names, the others left free.
  ///
  /// Exactly the integral of this density over the others, calibrated again. The order is kept.
  package func marginal(over chosen: [String]) throws(RealismError) -> TrainingDistribution {
    for name in chosen where !names.contains(name) { throw .unknownName(name, known: names) }
    let kept = names.indices.filter { chosen.contains(names[$0]) }
    if kept.isEmpty { throw .emptyRequest }
    if kept.count == names.count { return self }
    let d = names.count
    let table = (0..<rows).flatMap { row in kept.map { samples[row * d + $0] } }
    let keptNames = kept.map { names[$0] }
    return try TrainingDistribution(
      names: keptNames, samples: table, rows: rows, groups: groups,
      laws: laws.filter { Set($0.coefficients.keys).isSubset(of: keptNames) }, settings: settings,
      bandwidth: density.bandwidth)
  }

  /// The requested names in this distribution's order, checked.
  func order(_ request: [String: Double]) throws(RealismError) -> [String] {
    if request.isEmpty { throw .emptyRequest }
    for (name, value) in request.sorted(by: { $0.key < $1.key }) {
      if !names.contains(name) { throw .unknownName(name, known: names) }
      if !value.isFinite { throw .valueNotFinite(name: name, value: value) }
    }
    return names.filter { request[$0] != nil }
  }

  private func assessFull(_ point: [Double]) -> Assessment {
    let verdict = self.verdict(on: point)
    return Assessment(
      verdict: verdict, quantile: quantile(of: point),
      brokenLaws: brokenLaws(named(point)).map(\.sentence),
      nearest: nearest(to: point, count: settings.neighbours),
      blockers: verdict == .realistic ? [] : blockers(of: point))
  }

  private func verdict(on point: [Double]) -> Assessment.Verdict {
    if isRealistic(point) { return .realistic }
    return isRealistic(point, quantile: settings.marginalQuantile) ? .marginal : .unrealistic
  }
}
