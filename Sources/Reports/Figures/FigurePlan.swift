/// A figure to be drawn, or why there is none.
enum FigurePlan {
  case drawn(Figure)
  case skipped(name: String, reason: String)

  /// The figures that can be drawn, and why the others cannot.
  static func sorted(_ plans: [FigurePlan]) -> (figures: [Figure], skipped: [String]) {
    plans.reduce(into: ([], [])) { sorted, plan in
      switch plan {
      case .drawn(let figure): sorted.0.append(figure)
      case .skipped(_, let reason): sorted.1.append(reason)
      }
    }
  }

  /// Every figure of a report, in the order in which the page shows them.
  static func all(_ record: RunRecord) -> [FigurePlan] {
    let films = KeptFilms(record, most: 4)
    return [
      ContourFigure(record, x: "log_time", y: "chi", name: "chi-logtime").plan,
      ContourFigure(record, x: "chi", y: "phi", name: "phi-chi").plan,
      ContourFigure(record, x: "log_time", y: "phi", name: "phi-logtime").plan,
      RegionFigure(record: record).plan,
      ViewsFigure(films).plan,
      SliceFigure(films).plan,
      DepthFigure(films.best(4)).plan,
      MeasuredFigure.candidates(record),
      MeasuredFigure.verification(record),
      DensitiesFigure(record).plan,
      FrontGrowthFigure.isMeant(for: record)
        ? FrontGrowthFigure(record).plan : ConvergenceFigure(record).plan,
      RealismFigure(record).plan,
    ] + ParetoFigure(record).plans
  }
}
