import Corpus
import Descriptors
import Evaluation
import Generation
import InverseDesign
import LatentDiffusion
import Ledger
import Reports
import Volumes

/// The figures of an evaluation, in OUT/plots.
struct EvaluationFigures {
  let run: EvaluationRun
  let report: EvaluationReport
  let journal: EvaluationJournal
  /// Nil without a corpus.
  let evidence: EvaluationRun.Evidence?
  let sampling: EvaluationSampling

  private var card: ModelCard { run.card }
  private var folder: String { run.folder.path + "/plots" }

  /// Draws them all; returns the paths of their pictures.
  func draw() throws -> [String] {
    run.listener.remark("drawing")
    let files =
      try parity() + fixed() + contours() + predictor() + reconstruction() + structure() + slices()
    return files.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") }
  }

  private func parity() throws -> [String] {
    guard let parity = report.parity else { return [] }
    let samples = journal.samples(.parity, below: run.options.samples)
      .filter { $0.measured.allSatisfy(\.isFinite) }
    return try ParityPlot(
      name: "parity", title: "Requested against measured",
      axes: ("requested", "measured on the voxels"),
      panels: card.conditions.enumerated().map { column, name in
        .init(
          label: axisLabel(name), expected: samples.map { $0.requested[column] },
          found: samples.map { $0.measured[column] }, note: note(parity.agreements, name))
      }
    ).draw(into: folder)
  }

  private func fixed() throws -> [String] {
    guard let fixed = report.fixed else { return [] }
    let samples = journal.samples(.fixed, below: run.options.fixedSamples)
      .filter { $0.measured.allSatisfy(\.isFinite) }
    return try DensityPlot(
      name: "fixed", title: "\(samples.count) samples of one request",
      panels: card.conditions.enumerated().map { column, name in
        let curve = DensityCurve(samples.map { $0.measured[column] })
        let (mean, deviation) = (fixed.request.means[column], fixed.request.deviations[column])
        return .init(
          label: axisLabel(name), x: curve.x, density: curve.density,
          request: fixed.request.condition[column], mean: mean,
          note: "\(decimal(mean, 3)) ± \(decimal(deviation, 3))")
      }
    ).draw(into: folder)
  }

  private func predictor() throws -> [String] {
    guard let evidence, let heldOut = report.heldOut, !heldOut.predictor.isEmpty else { return [] }
    let found = evidence.measures.predicted
    return try ParityPlot(
      name: "predictor", title: "True against predicted, held-out volumes",
      axes: ("true", "predicted"),
      panels: heldOut.predictor.map { agreement in
        .init(
          label: axisLabel(agreement.name), expected: found[agreement.name]!.expected,
          found: found[agreement.name]!.means, note: note(heldOut.predictor, agreement.name))
      }
    ).draw(into: folder)
  }

  private func reconstruction() throws -> [String] {
    guard let evidence, let heldOut = report.heldOut, !heldOut.reconstruction.isEmpty else {
      return []
    }
    let found = evidence.measures.reconstructed
    return try ParityPlot(
      name: "reconstruction", title: "Descriptors before and after encoding and decoding",
      axes: ("before", "after"),
      panels: heldOut.reconstruction.map { agreement in
        .init(
          label: axisLabel(agreement.name), expected: found[agreement.name]!.expected,
          found: found[agreement.name]!.found, note: note(heldOut.reconstruction, agreement.name))
      }
    ).draw(into: folder)
  }

  private func note(_ agreements: [Agreement], _ name: String) -> String {
    agreements.first { $0.name == name }.map { "R² = \(decimal($0.rSquared, 3))" } ?? ""
  }
}

extension EvaluationFigures {
  /// The predictor's means for the fixed request's samples, over each two process parameters.
  private func contours() throws -> [String] {
    let names = ProcessAxis.allCases.map(\.rawValue)
    let indices = names.compactMap { card.predictions.firstIndex(of: $0) }
    let samples = journal.samples(.fixed, below: run.options.fixedSamples)
    guard indices.count == names.count, samples.count > 1 else { return [] }
    let columns = indices.map { column in samples.map { $0.means[column] } }
    let widths = columns.map { DensityCurve($0).bandwidth }
    let estimates = samples.indices.map { sample in
      columns.indices.map { Estimate(mean: columns[$0][sample], deviation: widths[$0]) }
    }
    let tiny = Recipe(phi: 1e-9, chi: 1e-9, logTime: 1e-9)
    let density = try ProcessDensity(
      estimates.map { ProcessPrediction(phi: $0[0], chi: $0[1], logTime: $0[2]) }, floor: tiny)
    let planes: [(ProcessAxis, ProcessAxis)] = [(.logTime, .chi), (.chi, .phi), (.logTime, .phi)]
    return try planes.flatMap { x, y in
      try contour(density.grid(x, y), columns: columns, named: names)
    }
  }

  private func contour(
    _ grid: DensityGrid, columns: [[Double]], named names: [String]
  ) throws -> [String] {
    let (x, y) = (grid.xAxis.rawValue, grid.yAxis.rawValue)
    let (along, up) = (columns[names.firstIndex(of: x)!], columns[names.firstIndex(of: y)!])
    return try ContourPlot(
      name: "process-\(y)-\(x)", title: "Predicted process of one request's samples",
      caption: "The predictor's means for the samples of the fixed request; each line bounds the "
        + "smallest region that holds the stated share of their kernel density.",
      labels: (axisLabel(x), axisLabel(y)),
      density: DensityRecord(
        name: "\(x)-\(y)", xAttribute: x, yAttribute: y, x: grid.x, y: grid.y,
        values: grid.values),
      points: zip(along, up).map { ($0, $1) }
    ).draw(into: folder)
  }

  /// S₂ and chord lengths, in the film plane and across it.
  private func structure() throws -> [String] {
    guard let evidence, !evidence.generated.isEmpty else { return [] }
    let (generated, simulated) = (MeanCurves(evidence.generated), MeanCurves(evidence.simulated))
    let shown = StructurePrint.curves.indices.filter { curve in
      StructurePrint.curves[curve].axis != .y && !simulated.correlations[curve].mean.isEmpty
    }
    func panels(
      _ made: [MeanCurves.Curve], _ real: [MeanCurves.Curve]
    ) -> [CurvePlot.Panel] {
      shown.map { curve in
        let (phase, axis) = StructurePrint.curves[curve]
        return .init(
          label: "\(phase), " + (axis == .z ? "across the film" : "in the film plane"),
          generated: .init(mean: made[curve].mean, deviation: made[curve].deviation),
          simulated: .init(mean: real[curve].mean, deviation: real[curve].deviation))
      }
    }
    return try CurvePlot(
      name: "correlations", title: "Two-point correlation", axes: ("lag (voxels)", "S₂"),
      panels: panels(generated.correlations, simulated.correlations)
    ).draw(into: folder)
      + CurvePlot(
        name: "chords", title: "Chord lengths",
        axes: ("length (voxels)", "share of the chords"),
        panels: panels(generated.chords, simulated.chords)
      ).draw(into: folder)
  }

  /// Generated volumes, each beside the simulated one whose conditions were requested.
  private func slices() throws -> [String] {
    let count = min(EvaluationSampling.pictures, run.options.samples)
    let films = try (0..<count).flatMap { number in
      let made = SliceSheet.Film(
        title: "generated \(number + 1)", volume: try readVolume(at: sampling.picture(number)))
      guard let evidence, number < run.question.references.count else { return [made] }
      let sample = run.question.references[number]
      return [
        made,
        SliceSheet.Film(
          title: "simulated \(number + 1)", volume: try evidence.corpus.reader.volume(of: sample)),
      ]
    }
    guard !films.isEmpty else { return [] }
    return try SliceSheet(
      name: "slices", title: "Generated beside simulated films of the same conditions",
      films: films
    ).draw(into: folder)
  }
}
