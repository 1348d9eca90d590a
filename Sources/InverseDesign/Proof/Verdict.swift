/// What simulated films show of the claim that films of a recipe meet a goal on average.
package enum Verdict: String, Codable, Sendable, CaseIterable {
  /// The interval of every mean lies wholly within what is asked.
  case verified
  /// The interval of some mean lies wholly outside what is asked.
  case missed
  /// Neither: the films are too few or too small to tell.
  case undecided
}
