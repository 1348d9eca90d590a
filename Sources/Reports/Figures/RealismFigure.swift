import Ledger

/// The request among the training samples: a scatter for each pair of requested attributes.
struct RealismFigure {
  /// More pairs than this would be too small to read.
  private static let mostAttributes = 4
  private static let mostSamples = 800

  private let record: RunRecord
  private let names: [String]

  init(_ record: RunRecord) {
    self.record = record
    let known = Set(record.training.first?.values.keys.map { $0 } ?? [])
    let asked = record.request.map(\.attribute) + record.targets.map(\.attribute)
    var seen: Set<String> = []
    names = Array(
      asked.filter { known.contains($0) && seen.insert($0).inserted }.prefix(Self.mostAttributes))
  }

  var plan: FigurePlan {
    guard names.count > 1 else {
      return .skipped(
        name: "realism", reason: "No training samples of two requested attributes were recorded.")
    }
    let side = names.count - 1
    let layout =
      "set multiplot layout \(side),\(side) margins "
      + "char 11, screen 0.98, char 5, screen 0.97 spacing char 2.5, char 1.5"
    let pairs = (1...side).flatMap { row in (0..<side).map { column in (row, column) } }
    return .drawn(
      Figure(
        name: "realism", title: "The request among the training samples", caption: caption,
        width: 1600, height: side == 1 ? 1100 : 1500, type: 26,
        commands: [layout, "unset key"] + pairs.flatMap { panel(row: $0.0, column: $0.1) },
        data: data))
  }

  private var caption: String {
    let verdict = record.realism.map { " Verdict: \($0.verdict)." } ?? ""
    return "Grey: samples of the model's training set, thinned. Star: the request as it was used; "
      + "open square: as the study asked, where it was moved." + verdict
  }

  private func panel(row: Int, column: Int) -> [String] {
    guard column < row else { return ["set multiplot next"] }
    let (x, y) = (column + 1, row + 1)
    let (last, first) = (row == names.count - 1, column == 0)
    let (across, up) = (range(names[column]), range(names[row]))
    return [
      last
        ? "set format x '%g'; set xlabel \(wrapped(record.axis(names[column])))"
        : "set format x ''; unset xlabel",
      first
        ? "set format y '%g'; set ylabel \(wrapped(record.axis(names[row])))"
        : "set format y ''; unset ylabel",
      "set xrange [\(text(across))]; set yrange [\(text(up))]",
      "set xtics \(step(across)); set ytics \(step(up))",
      "plot 'realism.dat' using \(x):\(y) with points pt 7 ps 0.55 lc rgb '#9a9a9a', "
        + "'realism-request.dat' using \(x + names.count):\(y + names.count) "
        + "with points pt 4 ps 2.6 lw 1.5 lc rgb vermillion, "
        + "'' using \(x):\(y) with points pt 3 ps 3.4 lw 2.6 lc rgb 'white', "
        + "'' using \(x):\(y) with points pt 3 ps 3 lw 1.5 lc rgb blue",
    ]
  }

  private func text(_ range: ClosedRange<Double>) -> String {
    "\(exact(range.lowerBound)):\(exact(range.upperBound))"
  }

  private func step(_ range: ClosedRange<Double>) -> String {
    exact(roundStep((range.upperBound - range.lowerBound) / 4))
  }

  private func range(_ name: String) -> ClosedRange<Double> {
    let values =
      samples.compactMap { $0[name] }
      + [record.requested(name), asked(name)]
      .compactMap { $0 }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max((high - low) / 15, 1e-6)
    return (low - margin)...(high + margin)
  }

  private var samples: [[String: Double]] {
    let step = max(1, record.training.count / Self.mostSamples)
    return stride(from: 0, to: record.training.count, by: step).map { record.training[$0].values }
  }

  private func asked(_ name: String) -> Double? {
    record.request.first { $0.attribute == name }?.asked
  }

  /// The study's own value, where the request was moved away from it.
  private func moved(_ name: String) -> Double? {
    let any = record.request.contains { $0.origin == .projected && $0.asked != $0.used }
    return any ? asked(name) ?? record.requested(name) : nil
  }

  private var data: [Figure.DataFile] {
    let rows = samples.map { sample in names.map { sample[$0].map(exact) ?? "NaN" } }
    let request =
      names.map { record.requested($0).map(exact) ?? "NaN" }
      + names.map { moved($0).map(exact) ?? "NaN" }
    let heads = names + names.map { $0 + " as asked" }
    return [
      Figure.DataFile(name: "realism.dat", text: table(names, rows)),
      Figure.DataFile(name: "realism-request.dat", text: table(heads, [request])),
    ]
  }
}
