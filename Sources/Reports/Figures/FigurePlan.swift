/// A figure to be drawn, or why there is none.
enum FigurePlan {
  case drawn(Figure)
  case skipped(name: String, reason: String)

  /// Every figure of a report, in the order in which the page shows them.
  static func all(_ record: RunRecord) -> [FigurePlan] {
    [
      ContourFigure(record, x: "log_time", y: "chi", name: "chi-logtime").plan,
      ContourFigure(record, x: "chi", y: "phi", name: "phi-chi").plan,
      ContourFigure(record, x: "log_time", y: "phi", name: "phi-logtime").plan,
      SliceFigure(record).plan,
      MeasuredFigure.candidates(record),
      MeasuredFigure.verification(record),
      ConvergenceFigure(record).plan,
      RealismFigure(record).plan,
    ] + ParetoFigure(record).plans
  }
}
