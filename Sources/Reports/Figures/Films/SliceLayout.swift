/// Where the panels of the slices lie: two rows, one column per film, all at one scale.
///
/// Lengths in pixels, but the film's in nanometres.
struct SliceLayout {
  enum Cut: Int {
    case xz
    case xy

    /// The vertical axis.
    var axis: GnuplotScript { self == .xz ? "z" : "y" }
  }

  static let width = 2000.0
  /// Of the films' titles.
  var titleLines = 1
  /// Of a column, at most.
  private static let widest = 620.0
  private static let (left, right, gap) = (240.0, 60.0, 40.0)
  private static let (bottom, between) = (225.0, 40.0)

  private let column: Double
  private let start: Double
  private let flat: Double
  private let tall: Double
  private let length: Double

  /// - Parameters:
  ///   - length: Of the film along x; `depth` along y, `thickness` along z, nm.
  init(films: Int, length: Double, depth: Double, thickness: Double) {
    let count = Double(films)
    let room = Self.width - Self.left - Self.right - Self.gap * (count - 1)
    column = min(Self.widest, room / count)
    start = Self.left + (room - count * column) / 2
    flat = column * thickness / length
    tall = column * depth / length
    self.length = length
  }

  private var top: Double { 150 + 60 * Double(titleLines) }

  var height: Double { (top + flat + Self.between + tall + Self.bottom).rounded() }

  /// Between tics, nm; a number with its space needs so many pixels.
  var step: Double { roundStep(length / max(1, min(4, column / 160))) }

  /// How many letters of a size a title may have beside its neighbours: one of DejaVu Sans is up to 0.75
  /// of its size wide.
  func letters(of type: Int) -> Int { Int((column + Self.gap) / (0.75 * Double(type))) - 1 }

  func margins(_ cut: Cut, column index: Int) -> GnuplotScript {
    let x = start + Double(index) * (column + Self.gap)
    let upper = top + (cut == .xz ? 0 : flat + Self.between)
    let lower = upper + (cut == .xz ? flat : tall)
    let edges: [(GnuplotScript, Double)] = [
      ("l", x / Self.width), ("r", (x + column) / Self.width), ("t", 1 - upper / height),
      ("b", 1 - lower / height),
    ]
    return edges.map { "set \($0.0)margin at screen \($0.1)" }.joined(separator: "; ")
  }
}
