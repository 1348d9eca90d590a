import ArgumentParser
import Studies
import Support

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate volumes at one condition and measure them.",
    discussion: """
      Every condition of the model needs a value (binodal model show lists them), unless the model was trained \
      with parts of requests: it then draws the conditions that are left open with the volume. Sample i of a \
      seed is the same volume whatever is generated with it.

      EXAMPLE
        binodal generate --target vol_frac_D=0.45 --target vol_frac_M=0.12 \
      --target tortuosity_A=0.5 --target tortuosity_D=0.5 --count 8 --seed 1 --out volumes
      """)

  @OptionGroup var request: Request
  @Option(help: help("The number of volumes.", Limits.volumes), transform: within(Limits.volumes))
  var count = 1
  @Option(help: "The seed of all noise.")
  var seed: UInt64 = 1
  @Option(
    help: help("The index of the first sample.", Limits.firstVolume),
    transform: within(Limits.firstVolume))
  var first = 0
  @Option(help: "A new folder for the volumes and samples.json.")
  var out: String
  @Option(help: "vti, tif, npy, h5 or txt.")
  var format = "vti"
  @OptionGroup var sampler: SamplerOptions
  @Option(
    help: ArgumentHelp(
      "A volume fraction that every volume is given to a voxel.", valueName: "NAME=VALUE"))
  var exactFractions: [String] = []
  @Option(
    help: help("Threads; 0 for all cores.", Limits.threads), transform: within(Limits.threads))
  var threads = 0
  @OptionGroup var output: Output

  func validate() throws {
    guard ["vti", "tif", "npy", "h5", "txt"].contains(format) else {
      throw ValidationError("--format is vti, tif, npy, h5 or txt")
    }
  }

  func run() throws {
    let bar = ProgressBar()
    let files = try Studies.generate(
      GenerateOptions(
        model: request.model, targets: request.targets, count: count, seed: seed, first: first,
        out: out, format: format, sampler: sampler.plan,
        exactFractions: exactFractions, threads: threads),
      listener: bar.listener)
    bar.clear()
    try output.show(GeneratedFiles(files), text: text(files))
  }

  private func text(_ files: [GeneratedFile]) -> String {
    let names = files.first.map { $0.requested.keys.sorted() } ?? []
    var rows = [["file"] + names]
    rows.append(["requested"] + names.map { fixed(files[0].requested[$0]!) })
    for file in files {
      rows.append([file.file] + names.map { file.measured[$0].map { fixed($0) } ?? "undefined" })
    }
    return aligned(rows)
  }
}
