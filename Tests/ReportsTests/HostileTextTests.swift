import Foundation
import Ledger
import Reports
import Testing

/// Text from outside never becomes a command of gnuplot's, a tag of the page, or a path.
struct HostileTextTests {
  private let folder = NSTemporaryDirectory() + "hostile-" + UUID().uuidString

  /// What each text would make if any part of it ran.
  private var planted: String { folder + "/PLANTED" }

  private var texts: [String] {
    let run = "system('touch \(planted)')"
    let shell = "touch \(planted)"
    return [
      "x\n\(run)\n#", "x'\n\(run)\n'", "x\"\n\(run)\n\"", "'.\(run).'", "''';\(run);'''",
      "\".\(run).\"", "`\(shell)`", "$(\(shell))", "\\", "x\\", "\\n\\x`\(shell)`", "'", "''", "\"",
      "@ink", "{", "}", "{/=99 x", "%s%n", "^_&~|<>", "!\(shell)", "x\r\(run)", "x\u{2028}\(run)",
      "x\u{85}\(run)", "\u{0}\u{1}\u{1B}[31m", "; \(shell) #", "<script>alert(1)</script>", "&lt;",
      "#", " ", "../../../escape", String(repeating: "long ", count: 2000),
      String(repeating: "x", count: 20_000),
    ]
  }

  private func inFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
    #expect(!FileManager.default.fileExists(atPath: planted), "a text ran")
  }

  /// The picture is there, and its SVG is XML that holds no tag of the text's.
  private func check(_ files: [String], _ text: String) throws {
    let png = try #require(files.first { $0.hasSuffix(".png") })
    #expect(FileManager.default.contents(atPath: png).map { $0.count > 1000 } == true, "\(text)")
    let svg = try #require(files.first { $0.hasSuffix(".svg") })
    let picture = try String(contentsOfFile: svg, encoding: .utf8)
    #expect(!picture.contains("<script>"), "\(text)")
    for file in files {
      #expect(file.hasPrefix(folder + "/plots/"), "\(file)")
      #expect(!file.dropFirst((folder + "/plots/").count).contains("/"), "\(file)")
    }
  }

  @Test func `a corpus' name, its label sets and its attributes are only words in its pair plot`()
    throws
  {
    try inFolder {
      for text in texts {
        let plot = PairPlot(
          name: "\(text)-pairs", title: "\(text), \(text)",
          columns: [
            .init(name: text, label: text, values: [1, 2, 3]),
            .init(name: "b", label: "b", values: [3, 1, 2]),
          ], correlations: [[1, -0.5], [-0.5, 1]], isTest: [false, false, true])
        try check(plot.draw(into: folder + "/plots"), text)
      }
    }
  }

  @Test func `a run's texts and the name of its folder are only words in its report`() throws {
    try inFolder {
      for (number, text) in texts.enumerated().filter({ $0.offset % 8 == 0 || $0.offset == 6 }) {
        let run = try SyntheticRun(without: [.candidates, .training], study: text)
        defer { run.remove() }
        try spoil(run, text, number)
        let drawn = try drawReport(of: run.folder)
        #expect(
          drawn.files.contains { $0.hasSuffix("densities.png") || $0.hasSuffix("verification.png") }
        )
        let page = try String(contentsOfFile: drawn.page, encoding: .utf8)
        #expect(!page.contains("<script>"), "\(text)")
      }
    }
  }

  @Test func `runs whose folders bear such names are compared`() throws {
    try inFolder {
      let run = try SyntheticRun(without: [.candidates, .training])
      defer { run.remove() }
      let names = [
        "x\nsystem('touch \(planted.replacing("/", with: "\\057"))')\n#", "`touch PLANTED`'\"{",
      ]
      let folders = names.map { folder + "/" + $0 }
      for path in folders { try FileManager.default.copyItem(atPath: run.folder, toPath: path) }
      let compared = try drawComparison(of: folders, into: folder + "/both")
      #expect(compared.files.contains { $0.hasSuffix("pathways.png") })
      for path in folders { #expect(try !drawReport(of: path).files.isEmpty) }
      let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      #expect(!found.contains { $0.hasSuffix("PLANTED") })
    }
  }

  @Test func `a film's path in a ledger that leads out of the run is not read`() throws {
    try inFolder {
      let run = try SyntheticRun(without: [.pathways, .verifications, .training])
      defer { run.remove() }
      let ledger = try RunLedger(at: run.folder + "/ledger.sqlite", .resume)
      try ledger.replace(
        ledger.candidates().map {
          CandidateRecord(
            rank: $0.rank, seed: $0.seed, sample: $0.sample, condition: $0.condition,
            measured: $0.measured, predicted: $0.predicted, error: $0.error,
            worstAttribute: $0.worstAttribute, within: $0.within,
            folder: "../../../../etc")
        })
      try ledger.close()
      let drawn = try drawReport(of: run.folder)
      #expect(drawn.skipped.contains { $0.contains("begins with a point") })
    }
  }

  @Test func `plots that lead elsewhere are refused, and a picture that does is replaced`() throws {
    try inFolder {
      let target = folder + "/precious"
      try "precious".write(toFile: target, atomically: true, encoding: .utf8)
      try FileManager.default.createDirectory(
        atPath: folder + "/plots", withIntermediateDirectories: true)
      for name in ["a.png", "a.gp", "style.gp"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/plots/" + name, withDestinationPath: target)
      }
      let plot = PairPlot(
        name: "a", title: "a",
        columns: ["a", "b"].map { .init(name: $0, label: $0, values: [1, 2]) },
        correlations: [[1, 1], [1, 1]], isTest: [false, true])
      try check(plot.draw(into: folder + "/plots"), "a link")
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")

      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/plots")
      #expect(throws: ReportError.self) { try plot.draw(into: folder + "/link") }
    }
  }

  @Test func `a start-up file of gnuplot's and its environment change no picture`() throws {
    try inFolder {
      let home = folder + "/home"
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      try "set decimalsign ','\nsystem('touch \(planted)')\n".write(
        toFile: home + "/.gnuplot", atomically: true, encoding: .utf8)
      let old = ProcessInfo.processInfo.environment["HOME"]
      setenv("HOME", home, 1)
      defer { setenv("HOME", old ?? "/", 1) }
      let session = try GnuplotSession(in: folder)
      try session.command("print 1")
      #expect(try session.finish().contains("1"))
    }
  }

  /// Puts `text` wherever a ledger holds words.
  private func spoil(_ run: SyntheticRun, _ text: String, _ number: Int) throws {
    let ledger = try RunLedger(at: run.folder + "/ledger.sqlite", .resume)
    for (fact, _) in try ledger.facts() where ![.criticalChi, .shape].contains(fact) {
      try ledger.record(fact, text)
    }
    try ledger.replace(
      ledger.attributes().map {
        AttributeRecord(name: $0.name, label: text, unit: text, lower: $0.lower, upper: $0.upper)
      })
    try ledger.replace([LimitRecord(attribute: text, lower: nil, upper: 0.2, scale: 0.02)])
    try ledger.log(.warning, text, at: text)
    try ledger.close()
    try "name: x\n".write(toFile: run.folder + "/study.yaml", atomically: true, encoding: .utf8)
  }
}
