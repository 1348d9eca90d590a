extension TrainingSet {
  /// The attributes that the networks learn from, one row per volume.
  ///
  /// Films that are also shown upside down count twice, once each way.
  func rows(overturning: Bool) -> [[Double]] {
    var turn = SymmetryOperation()
    turn.overturned = true
    return training.flatMap { member in
      overturning
        ? [member.attributes, turn.attributes(member.attributes, names: names)]
        : [member.attributes]
    }
  }

  /// The simulation series of each of ``rows(overturning:)``.
  func seriesOfRows(overturning: Bool) -> [Int] {
    training.flatMap { [Int](repeating: $0.series, count: overturning ? 2 : 1) }
  }

  func scales(overturning: Bool) -> [AttributeScale] {
    let rows = rows(overturning: overturning)
    let count = Double(rows.count)
    return names.indices.map { place in
      let column = rows.map { $0[place] }
      let mean = column.reduce(0, +) / count
      let square = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return AttributeScale(
        name: names[place], mean: mean, deviation: max(square.squareRoot(), 1e-9),
        lowest: column.min()!, highest: column.max()!)
    }
  }
}
