import Foundation
import FoundationXML

/// What a test needs to know of a picture file.
enum Picture {
  /// Width and height from the PNG's header; `nil` where the file is no PNG.
  static func size(ofPNG path: String) -> (width: Int, height: Int)? {
    guard let data = FileManager.default.contents(atPath: path), data.count > 24,
      data.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    func number(_ place: Int) -> Int {
      data[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(16), number(20))
  }

  /// Whether the SVG is well-formed and draws more than a frame.
  static func isBusy(svg path: String) throws -> Bool {
    let counter = MarkCounter()
    let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    parser.delegate = counter
    // A frame alone has some ten paths; every figure of a report has dozens of marks.
    return parser.parse() && counter.marks > 20
  }
}

private final class MarkCounter: NSObject, XMLParserDelegate {
  var marks = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if ["path", "use", "image", "text", "polygon"].contains(name) { marks += 1 }
  }
}
