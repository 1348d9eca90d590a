extension Evaluation {
  /// The same measurement against another goal.
  package func rescored(_ misfit: Misfit) -> Evaluation {
    guard let summary else { return self }
    let result: Result
    do {
      result = .measured(
        Summary(
          mean: summary.mean, spread: summary.spread,
          misfit: try misfit.value(mean: summary.mean, spread: summary.spread)))
    } catch {
      result = .failed(reason: error.description)
    }
    return Evaluation(
      number: number, condition: condition, quantile: quantile, isRealistic: isRealistic,
      seconds: seconds, result: result, fidelity: fidelity)
  }
}

extension ParetoFront {
  /// The front among evaluations that were measured, are realistic, keep every constraint and meet
  /// every target; ``Point/index`` is the evaluation's.
  package init(of evaluations: [Evaluation], for goal: Goal) {
    let indices = evaluations.indices.filter { index in
      let evaluation = evaluations[index]
      guard evaluation.isRealistic, evaluation.fidelity == .measured, goal.isKept(by: evaluation),
        let mean = evaluation.summary?.mean
      else { return false }
      return (try? goal.isMet(by: mean)) ?? false
    }
    let costs = indices.map { (try? goal.costs(of: evaluations[$0].summary!.mean)) ?? [] }
    let known = zip(indices, costs).filter { $0.1.count == goal.objectives.count }
    let front = ParetoFront(known.map(\.1))
    self.init(
      points: front.points.map { Point(index: known[$0.index].0, costs: $0.costs) })
  }
}
