extension TrainingDistribution {
  /// Groups for rows that were made by the same process: rows with equal keys share a number.
  ///
  /// The snapshots of one simulation share φ and χ, so these two columns tell the series apart
  /// where a table does not say them.
  ///
  /// - Parameters:
  ///   - keys: `width` numbers per row, row by row.
  ///   - width: How many numbers make a key.
  /// - Precondition: `width` divides the number of keys.
  package static func groups(sharing keys: [Double], width: Int) -> [Int] {
    precondition(width > 0 && keys.count % width == 0, "every row has a whole key")
    var numbers: [[Double]: Int] = [:]
    return stride(from: 0, to: keys.count, by: width).map { start in
      let key = Array(keys[start..<start + width])
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
  }
}
