import Ledger

extension PathwayRecord {
  /// The value of a process parameter; not a number of another attribute.
  func value(_ attribute: String) -> Double {
    switch attribute {
    case "phi": phi
    case "chi": chi
    case "log_time": logTime
    default: .nan
    }
  }

  /// Its standard deviation.
  func spread(_ attribute: String) -> Double {
    switch attribute {
    case "phi": phiSpread
    case "chi": chiSpread
    case "log_time": logTimeSpread
    default: .nan
    }
  }
}

extension ProofRecord {
  /// The value of a process parameter; not a number of another attribute.
  func value(_ attribute: String) -> Double {
    switch attribute {
    case "phi": phi
    case "chi": chi
    case "log_time": logTime
    default: .nan
    }
  }
}

extension DensityRecord {
  /// The density with the two attributes along the axes asked for; `nil` where it has others.
  func oriented(x wantedX: String, y wantedY: String) -> DensityRecord? {
    if xAttribute == wantedX, yAttribute == wantedY { return self }
    guard xAttribute == wantedY, yAttribute == wantedX else { return nil }
    let turned = x.indices.flatMap { column in
      y.indices.map { row in values[row * x.count + column] }
    }
    return DensityRecord(
      name: name, xAttribute: wantedX, yAttribute: wantedY, x: y, y: x, values: turned)
  }

  /// The grid as gnuplot's `splot` reads it: a block for each y.
  var text: String {
    let heads = "# \(xAttribute)\t\(yAttribute)\tprobability density\n"
    return heads
      + y.indices.map { row in
        x.indices.map { column in
          "\(exact(x[column]))\t\(exact(y[row]))\t\(exact(values[row * x.count + column]))\n"
        }.joined()
      }.joined(separator: "\n")
  }
}
