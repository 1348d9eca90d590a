import Foundation
import Ledger
import Reports
import Programs
import Testing

/// The whole report of a synthetic run, and of runs that lack a part.
struct ReportTests {
  private static let figures = [
    "chi-logtime", "phi-chi", "phi-logtime", "process-window", "views", "slices", "depth",
    "measured",
    "verification", "densities", "convergence", "realism",
  ]

  @Test func `a full run gives every figure as script, data, PNG, SVG and PDF`() throws {
    let run = try SyntheticRun()
    defer { run.remove() }
    var told: [ReportProgress] = []
    let result = try drawReport(of: run.folder) { told.append($0) }
    #expect(result.skipped.isEmpty)
    #expect(result.page == run.folder + "/report.html")
    #expect(told.map(\.figure) == Self.figures)
    for name in Self.figures {
      let base = run.folder + "/plots/" + name
      let size = try #require(Picture.size(ofPNG: base + ".png"), "\(name)")
      #expect(size.width >= 1000 && size.height >= 500, "\(name)")
      #expect(try Picture.isBusy(svg: base + ".svg"), "\(name)")
      #expect(try Picture.width(ofPDF: base + ".pdf") == 240, "\(name)")  // 8.5 cm, whole points
      #expect(try Picture.smallestType(ofPDF: base + ".pdf") > 6 - 1e-3, "\(name)")
      #expect(FileManager.default.fileExists(atPath: base + ".gp"))
    }
    for file in result.files { #expect(FileManager.default.fileExists(atPath: file), "\(file)") }
  }

  @Test func `two objectives have their front drawn, tabled and its knee marked`() throws {
    let run = try SyntheticRun(without: [.pathways, .training])
    defer { run.remove() }
    try run.addFront()
    let result = try drawReport(of: run.folder)
    let base = run.folder + "/plots/pareto"
    #expect(Picture.size(ofPNG: base + ".png") != nil)
    #expect(try Picture.isBusy(svg: base + ".svg"))
    let data = try String(contentsOfFile: base + ".dat", encoding: .utf8)
    #expect(data.components(separatedBy: "\n\n").count == 4)
    let page = try String(contentsOfFile: result.page, encoding: .utf8)
    for words in ["Trade-off", "knee, <strong>candidates</strong>", "at most 0.2", "10 of 10"] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func `a front's convergence grows to the whole with the points that are on it`() throws {
    let run = try SyntheticRun(without: [.pathways, .training])
    defer { run.remove() }
    try run.addFront()
    _ = try drawReport(of: run.folder)
    let data = try String(contentsOfFile: run.folder + "/plots/convergence.dat", encoding: .utf8)
    let rows = data.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
      .filter { $0.count == 3 }
    #expect(rows.count == 40)
    #expect(rows.filter { $0[2] == 1 }.map { $0[0] } == [7, 14, 21, 28, 35])
    #expect(rows[5][1] == 0 && rows[39][1] == 1)
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0[1] <= $1[1] })
    // the first end alone covers a strip a tenth as wide as the front and its margin are long
    let staircase = [1, 0.75, 0.5, 0.25, 0].enumerated().reduce(0.0) { area, step in
      let (cost, value) = (1 - step.element, step.element * step.element)
      let next = step.offset == 0 ? 1.1 : pow(1.25 - 0.25 * Double(step.offset), 2)
      return area + (1.1 - cost) * (next - value)
    }
    #expect(abs(rows[6][1] - 1.1 * 0.1 / staircase) < 1e-9)
  }

  @Test func `each script remakes its pictures with gnuplot alone`() throws {
    let run = try SyntheticRun()
    defer { run.remove() }
    _ = try drawReport(of: run.folder)
    for name in Self.figures {
      let pictures = ["png", "svg", "pdf"].map { run.folder + "/plots/" + name + "." + $0 }
      let before = try pictures.map { try Picture.undated($0) }
      for picture in pictures { try FileManager.default.removeItem(atPath: picture) }
      let complaints = try gnuplot(name + ".gp", in: run.folder + "/plots")
      #expect(complaints.isEmpty, "\(name): \(complaints)")
      #expect(try pictures.map { try Picture.undated($0) } == before, "\(name)")
    }
  }

  @Test func `the page holds the ledger's numbers, and escapes what it quotes`() throws {
    let run = try SyntheticRun(study: "A <b>bold</b> & \"quoted\" study")
    defer { run.remove() }
    let page = try String(contentsOfFile: drawReport(of: run.folder).page, encoding: .utf8)
    let ledger = try RunLedger(at: run.folder + "/ledger.sqlite", .read)
    for candidate in try ledger.candidates() {
      for (name, value) in candidate.measured {
        #expect(page.contains(String(format: "%.3f", value)), "\(candidate.rank) \(name)")
      }
      #expect(page.contains(String(format: "%.4f", candidate.error)))
      #expect(page.contains("\(candidate.seed), \(candidate.sample)"))
    }
    // The answer: φ, χ, log₁₀ t of the first pathway's recipe after simulation, and the verdicts.
    for text in [
      "φ = 0.478", "χ = 3.25", "log₁₀&nbsp;t = 2.12", "58 %", "0.4 ± 0.03",
      "<strong>verified</strong> by 3 simulated films of 192×192×32 voxels", "undecided",
      "9 films of this size would tell, about 42 s more",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.contains("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; study"))
    #expect(!page.contains("<b>bold"))
    #expect(page.contains("# &lt;half&gt;"))
    #expect(page.contains("the sampler gave a non-finite &lt;latent&gt;"))
    #expect(page.contains("straight-path fraction"))
    #expect(!page.contains("src=\"http") && !page.contains("href=\"http"))
  }

  @Test func `drawn twice, every file is the same`() throws {
    let run = try SyntheticRun()
    defer { run.remove() }
    let first = try drawReport(of: run.folder)
    let before = try first.files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    let second = try drawReport(of: run.folder)
    #expect(first == second)
    let after = try second.files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(zip(first.files, zip(before, after)).filter { $1.0 != $1.1 }.map(\.0) == [])
  }

  @Test func `a run stopped in its search gives a report that names what is not there`() throws {
    let run = try SyntheticRun(without: [
      .pathways, .verifications, .candidates, .training, .realism,
    ])
    defer { run.remove() }
    let result = try drawReport(of: run.folder)
    let page = try String(contentsOfFile: result.page, encoding: .utf8)
    for sentence in [
      "No pathway was found", "No pathway was simulated", "No candidate was recorded",
      "No training samples", "The request was not held against the training set",
    ] {
      #expect(page.contains(sentence), "\(sentence)")
    }
    // All but the convergence of the search.
    #expect(result.skipped.count == Self.figures.count - 1)
  }

  @Test func `a run of a model without process parameters says so in place of pathways`() throws {
    let run = try SyntheticRun(without: [.pathways, .verifications])
    defer { run.remove() }
    let ledger = try RunLedger(at: run.folder + "/ledger.sqlite", .resume)
    let reason = "none: no processing parameters were learnt by tomogram"
    try ledger.record(.noPathways, reason)
    try ledger.close()
    let page = try String(contentsOfFile: drawReport(of: run.folder).page, encoding: .utf8)
    // In the answer at the top, in the section on pathways and among the settings.
    #expect(page.components(separatedBy: reason).count == 4)
    #expect(!page.contains("No pathway was found"))
  }

  @Test func `a run without search, and pathways without proof, are reported as such`() throws {
    let run = try SyntheticRun(without: [.evaluations, .verifications, .candidates, .training])
    defer { run.remove() }
    let result = try drawReport(of: run.folder)
    let page = try String(contentsOfFile: result.page, encoding: .utf8)
    #expect(page.contains("No evaluation was recorded"))
    #expect(page.contains("not done for pathway 1"))
    #expect(FileManager.default.fileExists(atPath: run.folder + "/plots/chi-logtime.svg"))
  }

  @Test(arguments: [false, true])
  func `a single pathway is drawn, verified or not`(verified: Bool) throws {
    let run = try SyntheticRun()
    defer { run.remove() }
    let ledger = try RunLedger(at: run.folder + "/ledger.sqlite", .resume)
    try ledger.replace([
      PathwayRecord(
        rank: 1, phi: 0.5, chi: 3, logTime: 2.2, phiSpread: 0.01, chiSpread: 0.1,
        logTimeSpread: 0.05, chiRatio: 1.5, probability: 1, insideWindow: nil,
        windowDistance: nil, score: 1, scoreParts: [:], verified: verified)
    ])
    try ledger.close()
    let drawn = try drawReport(of: run.folder)
    #expect(drawn.files.contains { $0.hasSuffix("chi-logtime.png") })
  }

  private func gnuplot(_ script: String, in folder: String) throws -> String {
    let ended = try OtherProgram.run(["gnuplot", script], in: folder)
    return ended.text + (ended.status == 0 ? "" : "failed")
  }
}
