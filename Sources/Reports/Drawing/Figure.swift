import Foundation

/// A figure before it is drawn: what gnuplot is told, and the numbers it reads.
///
/// It becomes NAME.gp, its data files, NAME.png, NAME.svg and NAME.pdf in `plots/`.
struct Figure {
  struct DataFile {
    let name: String
    let content: Data

    init(name: String, text: String) { self.init(name: name, content: Data(text.utf8)) }

    init(name: String, content: Data) { (self.name, self.content) = (name, content) }
  }

  /// The endings of the pictures.
  static let kinds = ["png", "svg", "pdf"]

  /// The least type size for a picture so wide: 6 points on paper once it is 8.5 cm wide.
  ///
  /// gnuplot's cairo terminals draw type of size 1 as 4/3 pixels, and 8.5 cm are 240.945 points.
  static func smallest(at width: Int) -> Int {
    Int((6.0 * 3 / 4 * Double(width) / 240.945).rounded(.up))
  }

  let name: String
  /// A heading of the page.
  let title: String
  /// One or two sentences below the picture, plain text.
  let caption: String
  /// Pixels of the PNG; the SVG and the PDF have the same proportions.
  let width: Int
  let height: Int
  /// Type size; 3/4 of a pixel each.
  let type: Int
  /// gnuplot commands between the canvas and its closing.
  let commands: [String]
  let data: [DataFile]

  /// The script that remakes the pictures, run inside `plots/`.
  var script: String {
    """
    # \(title)
    # Remake the pictures with: gnuplot \(name).gp
    load 'style.gp'
    do for [kind in "\(Figure.kinds.joined(separator: " "))"] {
      eval canvas(kind, '\(name)', \(width), \(height), \(type))
    \(commands.joined(separator: "\n").indented)
      eval closing
    }

    """
  }
}

extension String {
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }
}

/// A table as gnuplot reads it: a line of column names behind "#", then rows.
func table(_ columns: [String], _ rows: [[String]]) -> String {
  (["# " + columns.joined(separator: "\t")] + rows.map { $0.joined(separator: "\t") })
    .joined(separator: "\n") + "\n"
}

/// Blocks that gnuplot tells apart by `index`.
func blocks(_ tables: [String]) -> String { tables.joined(separator: "\n\n") }

/// Text between single quotes for gnuplot, with the marks of its enhanced mode escaped.
func quoted(_ text: String) -> String { "'" + escaped(text) + "'" }

/// Text that may stand inside a quoted string among gnuplot's own marks.
func escaped(_ text: String) -> String {
  text.reduce(into: "") { out, letter in
    if "_^{}@&~\\".contains(letter) { out.append("\\") }
    out.append(letter)
    if letter == "'" { out.append("'") }
  }
}

/// A label for gnuplot, broken between words into lines of at most `width` letters.
func wrapped(_ text: String, width: Int = 22) -> String {
  lines(of: text, width: width).map(quoted).joined(separator: ".\"\\n\".")
}

/// A text broken between words, into lines of `width` letters where words allow it.
func lines(of text: String, width: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, last.count + word.count < width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
