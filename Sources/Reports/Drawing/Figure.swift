import Foundation
import Support

/// A figure before it is drawn: what gnuplot is told, and the numbers it reads.
///
/// It becomes NAME.gp, its data files, NAME.png, NAME.svg and NAME.pdf in `plots/`.
package struct Figure {
  struct DataFile {
    let name: String
    let content: Data

    init(name: String, text: String) { self.init(name: name, content: Data(text.utf8)) }

    init(name: String, content: Data) {
      (self.name, self.content) = (GnuplotScript.fileName(name), content)
    }
  }

  /// The endings of the pictures.
  static let kinds = ["png", "svg", "pdf"]

  /// The least type size for a picture so wide: 6 points on paper once it is 8.5 cm wide.
  ///
  /// gnuplot's cairo terminals draw type of size 1 as 4/3 pixels, and 8.5 cm are 240.945 points.
  static func smallest(at width: Int) -> Int {
    Int((6.0 * 3 / 4 * Double(width) / 240.945).rounded(.up))
  }

  /// The name of its files, of letters, digits, `.`, `_` and `-` alone.
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
  let commands: [GnuplotScript]
  let data: [DataFile]

  init(
    name: String, title: String, caption: String, width: Int, height: Int, type: Int,
    commands: [GnuplotScript], data: [DataFile]
  ) {
    // Shorter than a name may be: endings follow.
    self.name = GnuplotScript.fileName(name, longest: FileName.longest - 40)
    (self.title, self.caption) = (title, caption)
    (self.width, self.height, self.type) = (width, height, type)
    (self.commands, self.data) = (commands, data)
  }

  /// The script that remakes the pictures, run inside `plots/`.
  var script: GnuplotScript {
    """
    # \(comment: title)
    # Remake the pictures with: gnuplot \(comment: "\(name).gp")
    load 'style.gp'
    do for [kind in "png svg pdf"] {
      eval canvas(kind, \(file: name), \(width), \(height), \(type))
    \(commands.joined(separator: "\n").indented)
      eval closing
    }

    """
  }
}

/// A table as gnuplot reads it: a line of column names behind "#", then rows.
///
/// - Parameter columns: Names from anywhere; each stays within its line.
func table(_ columns: [String], _ rows: [[String]]) -> String {
  (["# " + columns.map { $0.printable() }.joined(separator: "\t")]
    + rows.map { $0.joined(separator: "\t") })
    .joined(separator: "\n") + "\n"
}

/// Blocks that gnuplot tells apart by `index`.
func blocks(_ tables: [String]) -> String { tables.joined(separator: "\n\n") }
