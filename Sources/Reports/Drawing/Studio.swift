import Foundation

/// A figure's files, once drawn.
struct DrawnFigure {
  let figure: Figure
  let png: Data
  let files: [String]
}

/// The folder in which figures are drawn, each by a gnuplot of its own.
struct Studio {
  let folder: String
  private let gnuplot: String

  /// The path of the shared style.
  var style: String { folder + "/style.gp" }

  /// Makes the folder and writes the style that every script loads.
  init(folder: String, gnuplot: String) throws(ReportError) {
    self.folder = folder
    self.gnuplot = gnuplot
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: folder, reason: error.localizedDescription)
    }
    try write(Style.file, to: style)
  }

  /// Writes the figure's script and data, and has gnuplot run the script.
  func draw(_ figure: Figure) throws(ReportError) -> DrawnFigure {
    let script = "\(folder)/\(figure.name).gp"
    for file in figure.data { try write(file.text, to: "\(folder)/\(file.name)") }
    try write(figure.script, to: script)
    let session = try GnuplotSession(figure: figure.name, program: gnuplot)
    try session.command("cd \(quotedPath(folder))")
    try session.command("load '\(figure.name).gp'")
    _ = try session.finish()
    let pictures = ["png", "svg"].map { "\(folder)/\(figure.name).\($0)" }
    guard let png = FileManager.default.contents(atPath: pictures[0]), !png.isEmpty else {
      throw .gnuplotFailed(figure: figure.name, words: "it left no picture")
    }
    let data = figure.data.map { "\(folder)/\($0.name)" }
    return DrawnFigure(figure: figure, png: png, files: [script] + data + pictures)
  }

  /// A path between gnuplot's single quotes.
  private func quotedPath(_ path: String) -> String {
    "'" + path.replacingOccurrences(of: "'", with: "''") + "'"
  }
}
