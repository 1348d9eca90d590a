import Foundation

/// How a stage of training went: its loss and held-out score over steps, its learning rate and the
/// norm of its gradient.
package struct LearningCurve: StandaloneFigure {
  /// One optimiser step.
  package struct Step: Sendable {
    package let number: Int
    package let loss: Double
    package let learningRate: Double
    package let gradientNorm: Double
    /// At the steps that validated.
    package let heldOut: Double?

    package init(
      number: Int, loss: Double, learningRate: Double, gradientNorm: Double, heldOut: Double?
    ) {
      (self.number, self.loss, self.learningRate) = (number, loss, learningRate)
      (self.gradientNorm, self.heldOut) = (gradientNorm, heldOut)
    }
  }

  package let name: String
  package let title: String
  /// What was measured on held-out volumes, in words.
  package let heldOutName: String
  package let steps: [Step]
  /// The step whose weights were kept.
  package let bestStep: Int?

  package init(
    name: String, title: String, heldOutName: String, steps: [Step], bestStep: Int?
  ) {
    precondition(!steps.isEmpty, "a curve has a step")
    (self.name, self.title, self.heldOutName) = (name, title, heldOutName)
    (self.steps, self.bestStep) = (steps, bestStep)
  }

  package var figure: Figure { LearningCurveFigure(curve: self).figure }
}

/// The layout of a ``LearningCurve``: losses above, the optimiser below.
struct LearningCurveFigure {
  let curve: LearningCurve
  /// The most points of a line; a longer run is shown by the means of blocks of steps.
  private static let points = 1000

  private var block: Int { (curve.steps.count + Self.points - 1) / Self.points }
  private var file: GnuplotScript { "\(file: "\(curve.name).dat")" }

  var figure: Figure {
    Figure(
      name: curve.name, title: curve.title, caption: caption, width: 1600, height: 1300, type: 30,
      commands: ["set multiplot", "set xrange [0:\(curve.steps.last!.number)]"] + losses
        + optimiser,
      data: [Figure.DataFile(name: "\(curve.name).dat", text: text)])
  }

  private var caption: String {
    "Blue: the training loss" + (block > 1 ? ", means of \(block) steps" : "")
      + ". Orange: \(curve.heldOutName) of the averaged weights."
      + (curve.bestStep.map { " The weights of step \($0), the dashed line, were kept." } ?? "")
  }

  private var losses: [GnuplotScript] {
    [
      "set lmargin at screen 0.15; set rmargin at screen 0.86",
      "set bmargin at screen 0.55; set tmargin at screen 0.93",
      "set format x ''; set ylabel 'loss' offset 1, 0; set yrange [\(range)]",
      "set key outside top center horizontal maxrows 1 width -2",
    ] + best + [
      "plot \(file) index 0 using 1:2 with lines lc rgb blue lw 1.2 title 'training loss', \\\n"
        + "  \(file) index 1 using 1:2 with linespoints pt 7 ps 1.2*dot lc rgb orange lw 1.6 "
        + "title \(quoted("held-out " + curve.heldOutName))"
    ]
  }

  private var best: [GnuplotScript] {
    guard let step = curve.bestStep else { return [] }
    return [
      "set arrow 1 from first \(step), graph 0 to first \(step), graph 1 nohead dt 2 lc rgb ink lw 1"
    ]
  }

  private var optimiser: [GnuplotScript] {
    [
      "unset arrow 1; unset key; set bmargin at screen 0.12; set tmargin at screen 0.47",
      "set format x '%g'; set xlabel 'optimiser step'; set autoscale y",
      "set ylabel 'learning rate' textcolor rgb green; set format y '%.0e'",
      "set y2label 'gradient norm' textcolor rgb purple; set y2tics; set logscale y2",
      "plot \(file) index 0 using 1:3 with lines lc rgb green lw 1.6, \\\n"
        + "  \(file) index 0 using 1:4 axes x1y2 with lines lc rgb purple lw 1",
    ]
  }

  /// Around all held-out values and all losses but the largest tenth, which belong to the start.
  private var range: GnuplotScript {
    let losses = means.map { $0[1] }.sorted()
    let upper = losses[Int(0.9 * Double(losses.count - 1))]
    let all =
      [losses[0], upper] + curve.steps.compactMap(\.heldOut).filter { $0 <= 4 * abs(upper) }
    let (low, high) = (all.min()!, all.max()!)
    let margin = max(0.08 * (high - low), 1e-6 * max(1, abs(high)))
    return "\(low - margin):\(high + margin)"
  }

  /// Step, loss, learning rate and gradient norm of each block.
  private var means: [[Double]] {
    stride(from: 0, to: curve.steps.count, by: block).map { first in
      let steps = curve.steps[first..<min(first + block, curve.steps.count)]
      func mean(_ value: (LearningCurve.Step) -> Double) -> Double {
        steps.reduce(0) { $0 + value($1) } / Double(steps.count)
      }
      return [
        mean { Double($0.number) }, mean(\.loss), mean(\.learningRate), mean(\.gradientNorm),
      ]
    }
  }

  private var text: String {
    let measured = curve.steps.compactMap { step in
      step.heldOut.map { [exact(Double(step.number)), exact($0)] }
    }
    return blocks([
      table(
        ["step", "loss", "learning rate", "gradient norm"], means.map { $0.map { exact($0) } }),
      table(["step", curve.heldOutName], measured.isEmpty ? [["NaN", "NaN"]] : measured),
    ])
  }
}
