import Volumes

extension TrainingSet {
  /// The attributes that the networks learn from, one row per volume.
  ///
  /// Films that are also shown upside down count twice, once each way.
  func rows(overturning: Bool) -> [[Double]] {
    var turn = SymmetryOperation()
    turn.overturned = true
    return training.flatMap { member in
      overturning
        ? [
          member.attributes, turn.attributes(member.attributes, names: names, mixed: hasMixedPhase),
        ]
        : [member.attributes]
    }
  }

  /// The simulation series of each of ``rows(overturning:)``.
  func seriesOfRows(overturning: Bool) -> [Int] {
    training.flatMap { [Int](repeating: $0.series, count: overturning ? 2 : 1) }
  }

  /// The indices of the rows that have a value of each of `wanted`.
  func complete(_ rows: [[Double]], in wanted: [String]) -> [Int] {
    let columns = wanted.compactMap { names.firstIndex(of: $0) }
    return rows.indices.filter { row in columns.allSatisfy { rows[row][$0].isFinite } }
  }

  var hasMixedPhase: Bool { phases.contains(.mixed) }

  func scales(overturning: Bool) -> [AttributeScale] {
    let rows = rows(overturning: overturning)
    return names.indices.map { column in AttributeScale(names[column], of: rows.map { $0[column] })
    }
  }
}
