/// The mean of the S₂ curves and of the chord-length distributions of a set of volumes, with
/// their spread: what a figure shows of generated beside simulated volumes.
package struct MeanCurves: Equatable, Sendable {
  package struct Curve: Equatable, Sendable {
    package var mean: [Double]
    package var deviation: [Double]
  }

  /// In the order of ``StructurePrint/curves``; empty where no volume holds the phase.
  package let correlations: [Curve]
  /// Shares of the chords by length in voxels, averaged over the volumes that have any.
  package let chords: [Curve]

  package init(_ prints: [StructurePrint]) {
    correlations = StructurePrint.curves.indices.map { curve in
      prints.contains { $0.holds(curve) }
        ? Self.curve(prints.map { $0.correlations[curve] }) : Curve(mean: [], deviation: [])
    }
    chords = StructurePrint.curves.indices.map { curve in
      Self.curve(
        prints.compactMap { print in
          let counts = print.chords[curve]
          let all = Double(counts.reduce(0, +))
          return all > 0 ? counts.map { Double($0) / all } : nil
        })
    }
  }

  /// Means and standard deviations by index; a shorter row ends in zeros.
  private static func curve(_ rows: [[Double]]) -> Curve {
    let summaries = (0..<(rows.map(\.count).max() ?? 0)).map { index in
      Summary(rows.map { index < $0.count ? $0[index] : 0 })!
    }
    return Curve(mean: summaries.map(\.mean), deviation: summaries.map(\.deviation))
  }
}
