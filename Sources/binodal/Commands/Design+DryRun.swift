import Studies

extension Design {
  /// The forecast as people read it: verdict, request, cost, then the study itself.
  func text(_ forecast: Forecast) -> String {
    [
      verdict(forecast), conditions(forecast), algorithm(forecast), cost(forecast),
      place(forecast), "The study with every key written out:\n\n" + forecast.resolved,
    ].joined(separator: "\n\n")
  }

  private func verdict(_ forecast: Forecast) -> String {
    let realism = forecast.realism
    let first =
      "\(forecast.study): the request is \(realism.verdict) (denser than "
      + "\(fixed(100 * realism.densityQuantile, 1)) % of the training set of \(realism.model))"
    var lines = [first] + realism.brokenLaws.map { "impossible: \($0)" }
    if let nearest = realism.nearestRealistic {
      let values = nearest.values.sorted { $0.key < $1.key }
        .map { "\($0.key) \(fixed($0.value))" }
      lines.append("nearest realistic request: \(values.joined(separator: ", "))")
    }
    if forecast.stops { lines.append("The run would stop here: the study says unrealistic: stop.") }
    return lines.joined(separator: "\n")
  }

  private func conditions(_ forecast: Forecast) -> String {
    aligned(
      [["condition", "asked", "used", ""]]
        + forecast.request.map {
          [$0.attribute, $0.asked.map { fixed($0) } ?? "free", fixed($0.used), $0.origin]
        })
  }

  private func algorithm(_ forecast: Forecast) -> String {
    guard let name = forecast.algorithm else {
      return
        "Algorithm: none; every target is a condition of the model, so each noise is corrected by "
        + "what comes out."
    }
    return "Algorithm: \(name)."
  }

  private func cost(_ forecast: Forecast) -> String {
    var rows = [["stage", "volumes at most", "s each", "s in all", ""]]
    rows += forecast.stages.map {
      [$0.name, "\($0.volumes)", fixed($0.secondsEach), fixed($0.seconds, 1), $0.basis]
    }
    rows.append(["all", "\(forecast.volumes)", "", fixed(forecast.seconds, 1), "and the report"])
    let memory = forecast.memory.map {
      "Memory: \($0 >> 20) MiB at most so far, measured in this process."
    }
    let disk =
      "Disk: \(fixed(Double(forecast.volumeBytes) / 1e6, 1)) MB of volumes at most, counted; "
      + "beside them the ledger and the report."
    return ([aligned(rows)] + forecast.remarks + [memory, disk].compactMap { $0 })
      .joined(separator: "\n")
  }

  private func place(_ forecast: Forecast) -> String {
    switch forecast.place {
    case .free: "Run folder: \(forecast.folder), free. Nothing was written."
    case .run:
      "Run folder: \(forecast.folder) holds a run; --resume goes on with it, --overwrite replaces "
        + "it. Nothing was written."
    case .other:
      "Run folder: \(forecast.folder) exists and holds no run; another --out is needed. Nothing "
        + "was written."
    }
  }
}
