import StrictYAML

extension ParetoPlan {
  /// The section `pareto`.
  static let section = KeySection(ParetoPlan()) {
    Key(
      "points", \.points, .integer(in: searches), range: "number of objectives … 200",
      "searches, one for each end of the front and the rest between them")
    Key(
      "method", \.method, .word,
      """
      `chebyshev`: least weighted Chebyshev distance from the ideal point; `epsilon_constraint`: \
      least first objective with the others held to limits
      """)
    Key(
      "choose", \.choice, .choice,
      "the point at which candidates are made: `knee`, or its number in `pareto.csv`")
  }

  private static let searches = 2...200

  /// Holds the section at `node` against the number of objectives.
  func check(_ node: SettingsNode, objectives: Int) throws(SettingsError) {
    guard points < objectives else { return }
    // More objectives than searches: the complaint names both ends.
    _ = try node.mapping(allowing: nil)["points"]?.integer(
      in: objectives...Self.searches.upperBound)
  }

  fileprivate var choice: Choice {
    get { Choice(point: choose) }
    set { choose = newValue.point }
  }
}

/// A point of the front by its number; nil for the knee.
private struct Choice: Sendable {
  let point: Int?
}

extension KeyForm<Choice> {
  fileprivate static var choice: Self {
    let number = KeyForm<Int>.integer(in: 1...10_000)
    return Self(
      type: .either(.words(["knee"]), number.type),
      read: { node throws(SettingsError) in
        Choice(point: try node.text() == "knee" ? nil : try number.read(node))
      }, write: { $0.point.map(number.write) ?? .text("knee") })
  }
}
