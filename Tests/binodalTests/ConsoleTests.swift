import Foundation
import Programs
import Testing

/// What the program says arrives whole, or its exit status tells so; nothing that it repeats of a
/// user's text steers a terminal.
@Suite struct ConsoleTests {
  /// Runs a line of the shell in which `$B` is the program; returns its status and its stderr.
  private func shell(_ line: String, _ arguments: [String: String] = [:]) throws -> (Int32, String)
  {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    var environment = ProcessInfo.processInfo.environment
    environment["B"] = Program.products.appending(path: "binodal").path
    for (name, value) in arguments { environment[name] = value }
    process.environment = environment
    let err = Pipe()
    process.standardError = err
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  private func film(_ scratch: Scratch) throws -> String {
    try scratch.file("film.txt", "2 2 2\n0 1 0 1 1 0 1 0\n")
  }

  @Test(arguments: [
    "describe \"$FILM\" --json", "describe \"$FILM\"", "--help", "--version", "model list --json",
  ])
  func `an answer that finds no room ends with 1 and a sentence`(command: String) throws {
    let scratch = try Scratch()
    let (status, said) = try shell("\"$B\" \(command) > /dev/full", ["FILM": film(scratch)])
    #expect(status == 1)
    #expect(said.contains("could not be written to stdout (No space left on device)"), "\(said)")
    #expect(said.split(separator: "\n").count == 1)
  }

  @Test func `a reader that leaves early ends the program quietly`() throws {
    let scratch = try Scratch()
    let line = "\"$B\" describe \"$FILM\" --json | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}"
    let (status, said) = try shell("trap '' PIPE; " + line, ["FILM": film(scratch)])
    #expect([0, 141].contains(status), "\(status)")
    #expect(said.isEmpty, "\(said)")
  }

  @Test func `stdout and stderr that are closed, or full, cost neither the work nor its file`()
    throws
  {
    let scratch = try Scratch()
    let film = try film(scratch)
    let out = scratch.url.path + "/out.npy"
    try #expect(shell("\"$B\" convert \"$FILM\" \"$OUT\"", ["FILM": film, "OUT": out]).0 == 0)
    let whole = try Data(contentsOf: URL(filePath: out))
    for closed in [">&-", "2>&-", "<&-", ">&- 2>&- <&-", "2>/dev/full"] {
      unlink(out)
      let (status, _) = try shell(
        "\"$B\" convert \"$FILM\" \"$OUT\" \(closed)", ["FILM": film, "OUT": out])
      #expect(status == 0, "\(closed)")
      #expect(try Data(contentsOf: URL(filePath: out)) == whole, "\(closed)")
    }
    #expect(try shell("\"$B\" describe missing.vti 2>/dev/full").0 == 65)
  }

  @Test(arguments: [
    ["describe", "no\u{1B}]0;x\u{7}\u{202E}file.vti"],
    ["describe", "x", "--sides", "\u{1B}[31mred"],
    ["\u{1B}[2J"], ["generate", "--target", "\u{1B}[2J=1", "--out", "\u{9B}x"],
  ])
  func `control characters in what is repeated of a user's words are escapes`(arguments: [String])
    throws
  {
    let ended = try Program.run(arguments)
    #expect(ended.status != 0)
    #expect(!ended.err.isEmpty)
    let wild = ended.err.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
    }
    #expect(wild.isEmpty, "\(ended.err.debugDescription)")
  }

  @Test func `generate, evaluate and train refuse folders of others and touch nothing there`()
    throws
  {
    let scratch = try Scratch()
    _ = try scratch.file("notes.txt", "mine")
    let here = scratch.url.path
    let commands = [
      [
        "generate", "--target", "vol_frac_D=0.4", "--target", "vol_frac_M=0.1", "--target",
        "tortuosity_A=0.5", "--target", "tortuosity_D=0.5", "--out", here,
      ],
      ["design", try studyFile(scratch), "--out", here, "--overwrite"],
      ["design", try studyFile(scratch), "--out", here, "--resume"],
      ["train", "vae", try studyFile(scratch), "--corpus", "x", "--name", "../up"],
    ]
    for command in commands {
      let ended = try Program.run(command)
      #expect(ended.status != 0, "\(command)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: here).sorted()
    #expect(left == ["notes.txt", "study.yaml"])
  }

  private func studyFile(_ scratch: Scratch) throws -> String {
    try scratch.file("study.yaml", "name: a\ntargets: { vol_frac_D: 0.45 }\n")
  }
}
