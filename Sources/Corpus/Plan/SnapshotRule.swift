/// Which states of a series become samples.
package struct SnapshotRule: Codable, Hashable, Sendable {
  /// Where the times of the samples lie between the onset of separation and the end.
  package enum Times: Codable, Hashable, Sendable {
    /// So many, evenly in log time from the onset, as measured, to the longest log_time: a series
    /// always gives them all.
    case count(Int)
    /// Powers of a ratio, up to a longest wavelength 2π/⟨k⟩ in voxels or the longest log_time; if
    /// they are too many they are thinned evenly.
    case ratio(Double, atMost: Int, longestWavelength: Double)
  }

  package var times: Times
  /// Separation has set in when φ's deviation reaches this part of its value in a film of two
  /// coexisting phases.
  package var onset: Double
  /// A series ends before φ's deviation passes this part of that value; nil: it goes on.
  package var until: Double?
  /// log10 of the time at which a series ends at the latest.
  package var longestLogTime: Double

  package init(
    times: Times = .ratio(1.04, atMost: 40, longestWavelength: 36), onset: Double = 0.6,
    until: Double? = nil, longestLogTime: Double = 3.4
  ) {
    (self.times, self.onset, self.until) = (times, onset, until)
    self.longestLogTime = longestLogTime
  }

  /// The most samples that a series gives.
  package var most: Int {
    switch times {
    case .count(let count): count
    case .ratio(_, let atMost, _): atMost
    }
  }
}
