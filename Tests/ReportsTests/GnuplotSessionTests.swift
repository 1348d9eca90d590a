import Foundation
import Reports
import Testing

/// What gnuplot receives is what was sent: it prints its data back as a table.
struct GnuplotSessionTests {
  @Test(arguments: [GnuplotSession.Form.text, .binary])
  func `rows arrive as they were sent`(_ form: GnuplotSession.Form) throws {
    let values = [0.5, 1.0 / 3.0, -2e-7, 4, 1e15, 0.1]
    let layout: GnuplotScript =
      form == .text ? "" : "binary format='%double%double' record=3 "
    let echo = try echoed("plot '-' \(layout)using 1:2 with points") {
      try $0.send(rows: values, columns: 2, as: form)
    }
    // The table prints 17 digits: enough for every double.
    #expect(echo.flatMap { $0.prefix(2) } == values)
  }

  @Test(arguments: [GnuplotSession.Form.text, .binary])
  func `a grid arrives with x fastest`(_ form: GnuplotSession.Form) throws {
    let values: [Double] = [1, 2, 3, 40, 50, 60]
    let layout: GnuplotScript =
      form == .text ? "matrix using 1:2:3" : "binary format='%double' array=(3,2) using 1"
    let echo = try echoed("plot '-' \(layout) with image") {
      try $0.send(grid: values, nx: 3, as: form)
    }
    #expect(echo.map { $0[2] } == values)
    #expect(echo.map { $0[0] } == [0, 1, 2, 0, 1, 2])
    #expect(echo.map { $0[1] } == [0, 0, 0, 1, 1, 1])
  }

  @Test func `gnuplot's complaint becomes an error in its own words`() throws {
    let session = try GnuplotSession(figure: "nothing")
    try session.command("plot no_such_function(x)")
    #expect {
      _ = try session.finish()
    } throws: { error in
      guard case .gnuplotFailed("nothing", let words) = error as? ReportError else { return false }
      return words.contains("undefined function")
    }
  }

  @Test func `sending to a gnuplot that has left does not end this process`() throws {
    let session = try GnuplotSession(program: "true")
    #expect(throws: ReportError.self) {
      for _ in 0..<1000 {
        try session.send(rows: [Double](repeating: 1, count: 4000), columns: 2)
      }
    }
  }

  @Test func `a session ends while another one goes on`() throws {
    let (first, second) = (try GnuplotSession(), try GnuplotSession())
    _ = try first.finish()
    try second.command("x = 1")
    _ = try second.finish()
  }

  @Test func `a program that no system can run is said not to start`() throws {
    let file = NSTemporaryDirectory() + "no-program-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data("\u{7F}ELF".utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    #expect {
      _ = try GnuplotSession(figure: "nothing", program: file)
    } throws: { error in
      guard case .gnuplotFailed("nothing", let words) = error as? ReportError else { return false }
      return words.contains("could not be started")
    }
  }

  @Test func `a gnuplot that is killed is said to be`() throws {
    let file = NSTemporaryDirectory() + "killed-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data("#!/bin/sh\nkill -9 $$\n".utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    let session = try GnuplotSession(figure: "nothing", program: file)
    #expect(throws: ReportError.gnuplotFailed(figure: "nothing", words: "ended by signal 9")) {
      _ = try session.finish()
    }
  }

  /// What a plot of sent data puts into a table, as rows of numbers.
  private func echoed(
    _ plot: GnuplotScript, _ send: (GnuplotSession) throws -> Void
  ) throws -> [[Double]] {
    let folder = NSTemporaryDirectory() + "echo-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let session = try GnuplotSession(in: folder)
    try session.command("set format '%.17g'; set table 'echo'")
    try session.command(plot)
    try send(session)
    try session.command("unset table")
    _ = try session.finish()
    let lines = try String(contentsOfFile: folder + "/echo", encoding: .utf8).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").compactMap { Double($0) } }.filter { !$0.isEmpty }
  }
}
