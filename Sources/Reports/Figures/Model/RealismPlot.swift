import Foundation

/// A request among the training samples of a model, with the way to the nearest realistic one.
package struct RealismPlot: Sendable {
  /// The requested attributes, and what stands along their axes.
  package let attributes: [String]
  package let labels: [String]
  /// The training set, a row a sample, a value for each attribute.
  package let samples: [[Double]]
  package let request: [Double]
  /// `nil` where the request is realistic itself.
  package let nearest: [Double]?
  package let verdict: String

  /// - Precondition: there is an attribute, and every row has a value for each.
  package init(
    attributes: [String], labels: [String], samples: [[Double]], request: [Double],
    nearest: [Double]?, verdict: String
  ) {
    precondition(
      !attributes.isEmpty && samples.allSatisfy { $0.count == attributes.count },
      "a value for each attribute")
    (self.attributes, self.labels, self.samples) = (attributes, labels, samples)
    (self.request, self.nearest, self.verdict) = (request, nearest, verdict)
  }

  /// The endings under which one picture can be asked for.
  package static let kinds = Figure.kinds

  /// Draws the picture.
  ///
  /// - Parameter path: A file that ends in one of ``kinds``, or a folder that then holds script,
  ///   data and every kind of picture under the name `realism`.
  /// - Returns: The files that were written.
  package func draw(to path: String, gnuplot: String = "gnuplot") throws(ReportError) -> [String] {
    let url = URL(fileURLWithPath: path)
    guard Self.kinds.contains(url.pathExtension.lowercased()) else {
      return try Studio(folder: path, gnuplot: gnuplot).draw(picture.figure).files
    }
    let scratch = try Self.scratch(beside: url)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    _ = try Studio(folder: scratch, gnuplot: gnuplot).draw(picture.figure)
    let drawn = "\(scratch)/realism.\(url.pathExtension.lowercased())"
    try write(FileManager.default.contents(atPath: drawn) ?? Data(), to: path)
    return [path]
  }

  /// A new folder for what only the picture is taken from: where temporary files go, or beside the
  /// picture where that is missing.
  private static func scratch(beside picture: URL) throws(ReportError) -> String {
    let beside = picture.deletingLastPathComponent().path
    for folder in [NSTemporaryDirectory(), beside] {
      var name = Array((folder + "/.realism-XXXXXX").utf8CString)
      if mkdtemp(&name) != nil {
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
    throw .unwritable(path: beside, reason: String(cString: strerror(errno)))
  }

  private var picture: RealismPicture {
    let shown = min(4, attributes.count)
    func first(_ values: [Double]) -> [Double] { Array(values.prefix(shown)) }
    return RealismPicture(
      name: "realism",
      caption: "Grey: samples of the model's training set, thinned. "
        + (nearest == nil
          ? "Star: the request." : "Square: the request; star: the nearest realistic one.")
        + " Verdict: \(verdict).",
      labels: Array(labels.prefix(shown)), attributes: Array(attributes.prefix(shown)),
      samples: samples.map(first), star: first(nearest ?? request),
      asked: nearest.map { _ in first(request) })
  }
}
