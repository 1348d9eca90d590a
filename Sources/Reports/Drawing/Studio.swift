import Foundation
import Support

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
    do throws(FileFailure) {
      try OwnFolder.make(in: folder)
      try OwnFolder.check(folder)
    } catch { throw .unwritable(path: error.path, reason: error.reason) }
    try write(Style.file, to: style)
  }

  /// Writes the figure's script and data, and has gnuplot run the script.
  func draw(_ figure: Figure) throws(ReportError) -> DrawnFigure {
    let script = "\(folder)/\(figure.name).gp"
    for file in figure.data { try write(file.content, to: "\(folder)/\(file.name)") }
    try write(figure.script.text, to: script)
    let pictures = Figure.kinds.map { "\(folder)/\(figure.name).\($0)" }
    // gnuplot would follow a link of this name, and would leave an old picture where it fails.
    for picture in pictures { unlink(picture) }
    let session = try GnuplotSession(figure: figure.name, program: gnuplot, in: folder)
    try session.command("load \(file: "\(figure.name).gp")")
    _ = try session.finish()
    guard let png = FileManager.default.contents(atPath: pictures[0]), !png.isEmpty else {
      throw .gnuplotFailed(figure: figure.name, words: "it left no picture")
    }
    try undate("\(folder)/\(figure.name).pdf")
    let data = figure.data.map { "\(folder)/\($0.name)" }
    return DrawnFigure(figure: figure, png: png, files: [script] + data + pictures)
  }

  /// Draws figures side by side, a gnuplot on each core.
  ///
  /// - Parameter before: Called with a figure's index before it is begun.
  /// - Throws: What went wrong with the first figure that could not be drawn.
  func draw(
    _ figures: [Figure], before: (Int) -> Void = { _ in }
  ) throws(ReportError) -> [DrawnFigure] {
    let together = min(8, Threads.all)
    var drawn: [DrawnFigure] = []
    for start in stride(from: 0, to: figures.count, by: together) {
      let group = Array(figures[start..<min(start + together, figures.count)])
      group.indices.forEach { before(start + $0) }
      drawn += try concurrentMap(group, threads: together) { figure throws(ReportError) in
        try draw(figure)
      }
    }
    return drawn
  }

  /// Sets the time in a PDF to 1970, so that the same figure is the same file.
  private func undate(_ path: String) throws(ReportError) {
    let key = Data("/CreationDate (D:".utf8)
    guard var pdf = FileManager.default.contents(atPath: path), let range = pdf.range(of: key)
    else { return }
    pdf.replaceSubrange(range.upperBound..<(range.upperBound + 14), with: "19700101000000".utf8)
    try write(pdf, to: path)
  }
}
