package import Volumes

/// Cuts through volumes beside each other: generated ones and simulated ones of like conditions.
package struct SliceSheet: Sendable {
  package struct Film: Sendable {
    package let title: String
    package let volume: Volume

    package init(title: String, volume: Volume) { (self.title, self.volume) = (title, volume) }
  }

  package let name: String
  package let title: String
  package let films: [Film]

  /// - Precondition: one to six films of one shape.
  package init(name: String, title: String, films: [Film]) {
    precondition((1...6).contains(films.count), "a sheet holds six films across")
    precondition(
      films.allSatisfy { $0.volume.shape == films[0].volume.shape }, "films of one shape")
    (self.name, self.title, self.films) = (name, title, films)
  }

  /// Draws the figure into a folder, as script, data, PNG and SVG; returns their paths.
  package func draw(
    into folder: String, gnuplot: String = "gnuplot"
  ) throws(ReportError) -> [String] {
    try Studio(folder: folder, gnuplot: gnuplot).draw(
      SliceFigure(
        name: name, title: title, films: films.map { ($0.title, $0.volume) }
      ).figure
    ).files
  }
}
