import Foundation
import Testing

@Suite struct InstallationTests {
  /// The project's folder, above the one with this file.
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  static let study = "name: mine\ntargets: { vol_frac_D: 0.4 }\n"

  @Test(arguments: ["opv-balanced", "opv-balanced.yaml", "studies/opv-balanced.yaml"])
  func `a shipped study is found by its name from any folder`(name: String) throws {
    let scratch = try Scratch()
    let whole = Self.root.appending(path: "studies/opv-balanced.yaml").path
    let expected = try Program.run(["study", "show", whole])
    let ended = try Program.run(["study", "show", name], in: scratch.url)
    #expect(ended.status == 0, "\(ended.err)")
    #expect(ended.out == expected.out)
  }

  @Test(arguments: ["./opv-balanced.yaml", "../studies/opv-balanced.yaml", "/opv-balanced.yaml"])
  func `a path that says where it lies is not looked for elsewhere`(path: String) throws {
    let scratch = try Scratch()
    let ended = try Program.run(["study", "show", path], in: scratch.url)
    #expect(ended.status == 65)
    #expect(ended.err.contains("cannot be read"))
  }

  @Test func `a file of one's own comes before a shipped study of that name`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("opv-balanced.yaml", Self.study)
    let ended = try Program.run(["study", "show", "opv-balanced.yaml"], in: scratch.url)
    #expect(ended.out.hasPrefix("name: mine\n"))
  }

  @Test func `an installed program finds what is installed with it`() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    for folder in ["lib/binodal", "bin", "share/binodal/studies", "share/binodal/models", "else"] {
      try files.createDirectory(
        at: scratch.url.appending(path: folder), withIntermediateDirectories: true)
    }
    try files.copyItem(
      at: Program.products.appending(path: "binodal"),
      to: scratch.url.appending(path: "lib/binodal/binodal"))
    let program = scratch.url.appending(path: "bin/binodal")
    try files.createSymbolicLink(
      atPath: program.path, withDestinationPath: "../lib/binodal/binodal")
    try files.createSymbolicLink(
      at: scratch.url.appending(path: "share/binodal/models/installed"),
      withDestinationURL: Self.root.appending(path: "models/three-phase-64"))
    _ = try scratch.file("share/binodal/studies/shelved.yaml", Self.study)

    let folder = scratch.url.appending(path: "else")
    let study = try Program.run(["study", "show", "shelved"], in: folder, program: program)
    #expect(study.out.hasPrefix("name: mine\n"), "\(study.err)")
    let models = try Program.run(["model", "list"], in: folder, program: program)
    #expect(models.out.hasPrefix("installed "), "\(models.out)\(models.err)")
  }

  @Test func `BINODAL_STUDIES comes before the working folder's studies`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("opv-balanced.yaml", Self.study)
    let ended = try Program.run(
      ["study", "show", "opv-balanced"], in: Self.root,
      environment: ["BINODAL_STUDIES": scratch.url.path])
    #expect(ended.out.hasPrefix("name: mine\n"), "\(ended.err)")
  }

  @Test func `the version names the program and the libraries under it`() throws {
    let lines = try Program.run(["--version"]).out.split(separator: "\n")
    #expect(lines.first?.wholeMatch(of: /binodal \d+\.\d+\.\d+( \([0-9a-z-]+\))?/) != nil)
    for library in ["libtorch", "FFTW", "OpenBLAS", "NLopt", "HDF5", "SQLite"] {
      let version = lines.first { $0.hasPrefix(library + " ") }?.dropFirst(library.count + 1)
      #expect(version?.wholeMatch(of: /\d+\.\d+\.\d+.*/) != nil, "\(library): \(version ?? "–")")
    }
  }

  /// Each file, and how the first line begins that must hold the version.
  @Test(arguments: [
    ("CITATION.cff", "version: "), ("python/pyproject.toml", "version = \""),
    ("CHANGELOG.md", "## "),
  ])
  func `every file that names the version names the program's`(
    file: String, mark: String
  ) throws {
    let head = try #require(Program.run(["--version"]).out.split(separator: "\n").first)
    let version = try #require(head.split(separator: " ").dropFirst().first)
    let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(mark) })
    #expect(line.contains(version), "\(line)")
  }
}
