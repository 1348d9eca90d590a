import ArgumentParser
import Studies

struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what films of a recipe have, without simulating one.",
    discussion: """
      The forward model of the process: mean and scatter of every descriptor of films that are \
      blended, annealed and measured by a recipe (φ, χ, log_time), learnt from the films on which the \
      model was trained. docs/how-to/predict.md says how, and how well it was measured to do.

      EXAMPLE
        binodal predict --phi 0.5 --chi 3 --log-time 2.5
        binodal predict --phi 0.5 --chi 3 --log-time 2.5 --only tortuosity_D --plots pictures
        binodal predict --model three-phase --phi 0.45 --chi 2.8 --log-time 2.5 --width 512
      """)

  @Option(help: "The model bundle: a name on the shelf or a path.")
  var model = ModelShelf.standard
  @Option(help: "Donor volume fraction, 0 to 1.")
  var phi: Double
  @Option(help: "Interaction parameter χ, above χ_c.")
  var chi: Double
  @Option(parsing: .unconditional, help: "log10 of the dimensionless annealing time.")
  var logTime: Double
  @Option(help: "Voxels of the film along x and y, 8 to 100000; the model's own unless given.")
  var width: Int?
  @Option(help: "The quantities that are told, such as vol_frac_M,tau_D; all unless given.")
  var only: String?
  @Option(
    help:
      "A folder for a picture of each quantity over annealing time and χ, with the films behind.")
  var plots: String?
  @OptionGroup var output: Output

  func validate() throws {
    if let width, !(8...100_000).contains(width) {
      throw ValidationError("--width is 8 to 100000 voxels, not \(width)")
    }
  }

  func run() throws {
    let report = try Studies.predict(
      PredictOptions(
        model: model, phi: phi, chi: chi, logTime: logTime, width: width,
        only: only?.split(separator: ",").map { String($0) } ?? [], plots: plots))
    try output.show(report, text: text(report))
  }

  private func text(_ report: PredictReport) -> String {
    let head = [
      "quantity", "mean", "± (of the mean)", "scatter of a film", "∂/∂φ", "∂/∂χ", "∂/∂log_time",
    ]
    let rows = report.quantities.map { quantity in
      [
        quantity.name, fixed(quantity.mean, 4), fixed(quantity.meanError, 4),
        fixed(quantity.scatter, 4),
      ] + ["phi", "chi", "log_time"].map { fixed(quantity.slopes[$0] ?? 0, 3) }
    }
    let shape = report.shape.map(String.init).joined(separator: "×")
    return
      ([
        "films of \(shape) voxels at φ \(report.phi), χ \(report.chi) (χ/χ_c "
          + "\(fixed(report.chiRatio))), log_time \(report.logTime), by \(report.model):",
        aligned([head] + rows),
      ] + report.remarks
      + (report.pictures.map { ["pictures: \($0.joined(separator: ", "))"] } ?? []))
      .joined(separator: "\n")
  }
}
