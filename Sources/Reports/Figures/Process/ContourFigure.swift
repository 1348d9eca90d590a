import Ledger

/// The predicted density over two process parameters: filled contours, the pathways by rank,
/// the process window.
struct ContourFigure {
  typealias Point = ContourCurve.Point

  let record: RunRecord
  let name: String
  let xName: String
  let yName: String
  let density: DensityRecord?

  /// - Parameters:
  ///   - x: The horizontal attribute: "phi", "chi" or "log_time".
  ///   - y: The vertical one.
  init(_ record: RunRecord, x: String, y: String, name: String) {
    self.record = record
    self.name = name
    xName = x
    yName = y
    density = record.densities.lazy.compactMap { $0.oriented(x: x, y: y) }.first
  }

  var plan: FigurePlan {
    guard let density, density.x.count > 1, density.y.count > 1,
      density.values.contains(where: { $0 > 0 })
    else {
      return .skipped(
        name: name,
        reason: "No predicted density over \(xName) and \(yName) was recorded.")
    }
    return .drawn(figure(ContourPicture(density)))
  }

  private func figure(_ picture: ContourPicture) -> Figure {
    let frame = frame(picture)
    return Figure(
      name: name, title: title, caption: caption, width: 1600, height: 1200, type: 34,
      commands: axes(frame) + ratioAxis(frame) + windowBox(frame) + [plot(picture)],
      data: data(picture, frame))
  }

  private var title: String {
    yName == "chi"
      ? "Pathways: interaction parameter χ against annealing time"
      : "Blend ratio φ against \(xName == "chi" ? "interaction parameter χ" : "annealing time")"
  }

  private var caption: String {
    let window =
      record.window.isEmpty
      ? ""
      : " Dashed lines are the edges of the study's process window; an edge beyond the axes is "
        + "not drawn."
    return "Predicted from the candidates by the model's feature predictor. Each line bounds the "
      + "smallest region that holds the stated share of the predicted probability. Numbers are "
      + "the pathways' ranks, with one standard deviation; filled where Cahn–Hilliard "
      + "simulations verified them." + further + window
  }

  private var further: String {
    (hasRidges
      ? " The dotted line is the ridge of the density, the most probable way from one pathway to "
        + "the next."
      : "")
      + (moved.isEmpty
        ? ""
        : " Diamonds are the recipes that count after simulation, filled where their films verified them.")
  }
}

extension ContourFigure {
  /// The pathways that stand for another recipe after simulation, with that recipe; one nearer than a quarter of
  /// a spread would lie under the pathway's own mark.
  var moved: [(pathway: PathwayRecord, proof: ProofRecord)] {
    record.pathways.compactMap { pathway in
      guard let proof = record.proof(of: pathway) else { return nil }
      let isApart = [xName, yName].contains {
        abs(proof.value($0) - pathway.value($0)) > 0.25 * pathway.spread($0)
      }
      return isApart ? (pathway, proof) : nil
    }
  }
}
