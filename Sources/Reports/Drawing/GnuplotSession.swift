import GnuplotShim

/// One running gnuplot, fed through gnuplot-iostream.
///
///     let session = try GnuplotSession()
///     try session.command("plot '-' with lines")
///     try session.send(rows: [0, 0, 1, 1], columns: 2)
///     let warnings = try session.finish()
public final class GnuplotSession {
  /// How data travel: as text for `plot '-'`, or as native doubles for `plot '-' binary`.
  public enum Form: Sendable {
    case text
    case binary

    var code: gp_form { self == .text ? GP_TEXT : GP_BINARY }
  }

  /// `nil` once the session has ended.
  private var handle: gp_session?
  private let figure: String

  /// Starts gnuplot.
  ///
  /// - Parameters:
  ///   - figure: What is drawn, for errors.
  ///   - program: A command or a path.
  ///   - folder: Where gnuplot runs; this process's folder where nil.
  public init(
    figure: String = "a figure", program: String = "gnuplot", in folder: String? = nil
  ) throws(ReportError) {
    self.figure = figure
    var opened = gp_session()
    let status = gp_open(program, folder ?? ".", &opened)
    guard status != GP_MISSING else { throw .gnuplotMissing(program: program) }
    guard status == GP_OK else { throw Self.failure(figure) }
    handle = opened
  }

  deinit {
    if let handle { _ = gp_finish(handle) }
  }

  /// Sends commands, a line each.
  public func command(_ script: GnuplotScript) throws(ReportError) {
    try check(gp_command(running, script.text + "\n"))
  }

  /// Sends records of `columns` numbers, row by row.
  ///
  /// - Precondition: `values` holds whole rows.
  public func send(
    rows values: [Double], columns: Int, as form: Form = .text
  ) throws(ReportError) {
    precondition(columns > 0 && values.count % columns == 0, "whole rows")
    try check(gp_send_rows(running, values, values.count / columns, columns, form.code))
  }

  /// Sends a grid, x fastest: for `plot '-' matrix`, or `binary array=(nx,ny) format='%double'`.
  ///
  /// - Precondition: `values` holds whole lines of `nx`.
  public func send(grid values: [Double], nx: Int, as form: Form = .text) throws(ReportError) {
    precondition(nx > 0 && values.count % nx == 0, "whole lines of the grid")
    try check(gp_send_grid(running, values, nx, values.count / nx, form.code))
  }

  /// Waits until all is drawn and ends gnuplot; returns its warnings.
  ///
  /// - Precondition: the session has not ended before.
  public func finish() throws(ReportError) -> String {
    let ended = running
    handle = nil
    try check(gp_finish(ended))
    return String(cString: gp_message())
  }

  private var running: gp_session {
    guard let handle else { preconditionFailure("the session has ended") }
    return handle
  }

  private func check(_ status: gp_status) throws(ReportError) {
    if status != GP_OK { throw Self.failure(figure) }
  }

  /// gnuplot's complaint on one line, without the echo of the command and its caret.
  private static func failure(_ figure: String) -> ReportError {
    let lines = String(cString: gp_message()).split(separator: "\n").map {
      $0.drop { $0 == " " || $0 == "\t" }
    }
    let telling = lines.filter { !$0.isEmpty && $0 != "^" }.suffix(2)
    return .gnuplotFailed(figure: figure, words: telling.joined(separator: "; "))
  }
}
