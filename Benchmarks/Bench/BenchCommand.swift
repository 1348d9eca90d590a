import ArgumentParser
import Foundation

/// Times Binodal beside its floor and its peers, and prints tables of ratios.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time Binodal beside its floor and its peers; ratios of one run.",
    discussion: """
      Contestants of one table take turns, so that a machine's drift meets all alike; a time is \
      the median of the rounds. Peers written in Python are run by the interpreter that --python \
      names; without it their rows are left out.

      EXAMPLE
        bench step diffusion --out runs/bench --python .build/peers/bin/python
      """)

  @Argument(help: "What to measure: \(Section.allNames); all unless given.")
  var sections: [Section] = []
  @Option(help: "Where to leave bench.md, bench.json and what the peers exchange.")
  var out = "runs/bench"
  @Option(help: "A Python that has py-pde, FiPy, TauFactor, Optuna and cmaes.")
  var python: String?
  @Option(help: "Threads of every contestant; 0 for all cores.")
  var threads = 0
  @OptionGroup(title: "The section search")
  var search: SearchOptions

  func run() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let threads = threads == 0 ? ProcessInfo.processInfo.activeProcessorCount : threads
    let bench = Bench(
      threads: threads, folder: out, peers: python.map { Peers(python: $0, folder: out) },
      search: search)
    var sheet = Sheet(machine: Machine.here, threads: threads)
    for section in sections.isEmpty ? Section.allCases : sections {
      FileHandle.standardError.write(Data("bench: \(section.rawValue)\n".utf8))
      sheet.tables += try bench.measure(section)
    }
    try sheet.write(to: out)
    print(sheet.markdown)
  }
}

/// One subject of measurement.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case step, schemes, films, descriptors, diffusion, sampler, published, sampling, search, realism

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What every section is given.
struct Bench {
  let threads: Int
  /// Where files for the peers lie.
  let folder: String
  let peers: Peers?
  let search: SearchOptions

  func measure(_ section: Section) throws -> [Table] {
    switch section {
    case .step: [try stepTable()]
    case .schemes: [try schemeTable()]
    case .films: try filmTables()
    case .descriptors: [try descriptorTable()]
    case .diffusion: [try diffusionTable()]
    case .sampler: try samplerTables()
    case .published: [try publishedTable()]
    case .sampling: [try samplingTable()]
    case .search: [try searchTable()]
    case .realism: try realismTables()
    }
  }
}
