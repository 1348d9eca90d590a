import GnuplotShim

/// One running gnuplot, fed through gnuplot-iostream.
///
///     let session = try GnuplotSession()
///     try session.command("plot '-' with lines")
///     try session.send(rows: [0, 0, 1, 1], columns: 2)
///     let warnings = try session.finish()
package final class GnuplotSession {
  /// How data travel: as text for `plot '-'`, or as native doubles for `plot '-' binary`.
  package enum Form: Sendable {
    case text
    case binary

    var code: gp_form { self == .text ? GP_TEXT : GP_BINARY }
  }

  /// `nil` once the session has ended.
  private var pipe: gp_session?
  private let process: GnuplotProcess
  private let figure: String

  /// Starts gnuplot.
  ///
  /// - Parameters:
  ///   - figure: What is drawn, for errors.
  ///   - program: A command or a path.
  ///   - folder: Where gnuplot runs; this process's folder where nil.
  package init(
    figure: String = "a figure", program: String = "gnuplot", in folder: String? = nil
  ) throws(ReportError) {
    self.figure = figure
    guard let path = GnuplotProcess.path(of: program) else {
      throw .gnuplotMissing(program: program)
    }
    do { process = try GnuplotProcess(path, in: folder ?? ".") } catch {
      throw .gnuplotFailed(figure: figure, words: "it could not be started (\(error))")
    }
    var opened = gp_session()
    guard gp_open(process.input, &opened) == GP_OK else {
      _ = process.finish()
      throw .gnuplotFailed(figure: figure, words: "nothing can be sent to it")
    }
    pipe = opened
  }

  deinit {
    if pipe != nil { _ = end() }
  }

  /// Sends commands, a line each.
  package func command(_ script: GnuplotScript) throws(ReportError) {
    try check(gp_command(running, script.text + "\n"))
  }

  /// Sends records of `columns` numbers, row by row.
  ///
  /// - Precondition: `values` holds whole rows.
  package func send(
    rows values: [Double], columns: Int, as form: Form = .text
  ) throws(ReportError) {
    precondition(columns > 0 && values.count % columns == 0, "whole rows")
    try check(gp_send_rows(running, values, values.count / columns, columns, form.code))
  }

  /// Sends a grid, x fastest: for `plot '-' matrix`, or `binary array=(nx,ny) format='%double'`.
  ///
  /// - Precondition: `values` holds whole lines of `nx`.
  package func send(grid values: [Double], nx: Int, as form: Form = .text) throws(ReportError) {
    precondition(nx > 0 && values.count % nx == 0, "whole lines of the grid")
    try check(gp_send_grid(running, values, nx, values.count / nx, form.code))
  }

  /// Waits until all is drawn and ends gnuplot; returns its warnings.
  ///
  /// - Precondition: the session has not ended before.
  package func finish() throws(ReportError) -> String {
    _ = running
    let (succeeded, text) = end()
    guard succeeded else { throw failure(text, otherwise: "it failed without a word") }
    return text
  }

  private var running: gp_session {
    guard let pipe else { preconditionFailure("the session has ended") }
    return pipe
  }

  /// Ends the session where gnuplot no longer takes what is sent.
  private func check(_ status: gp_status) throws(ReportError) {
    if status == GP_OK { return }
    throw failure(end().text, otherwise: "gnuplot ended before all was sent")
  }

  private func end() -> (succeeded: Bool, text: String) {
    if let pipe { _ = gp_close(pipe) }
    pipe = nil
    return process.finish()
  }

  /// gnuplot's complaint on one line, without the echo of the command and its caret.
  private func failure(_ text: String, otherwise: String) -> ReportError {
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
    let telling = lines.filter { !$0.isEmpty && $0 != "^" }.suffix(2)
    let words = telling.isEmpty ? otherwise : telling.joined(separator: "; ")
    return .gnuplotFailed(figure: figure, words: words)
  }
}
