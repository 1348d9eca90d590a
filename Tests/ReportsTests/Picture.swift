import CZlib
import Foundation
import FoundationXML

/// What a test needs to know of a picture file.
enum Picture {
  /// Width and height from the PNG's header; `nil` where the file is no PNG.
  static func size(ofPNG path: String) -> (width: Int, height: Int)? {
    guard let data = FileManager.default.contents(atPath: path), data.count > 24,
      data.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    func number(_ offset: Int) -> Int {
      data[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(16), number(20))
  }

  /// The width of a PDF's page in points.
  static func width(ofPDF path: String) throws -> Double? {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    guard text.hasPrefix("%PDF-"), let box = text.firstMatch(of: #/MediaBox \[ 0 0 ([0-9.]+) /#)
    else { return nil }
    return Double(box.1)
  }

  /// The sizes of all type in a PDF, in points: the scale of its text matrices.
  static func typeSizes(ofPDF path: String) throws -> Set<Double> {
    var rest = try Data(contentsOf: URL(fileURLWithPath: path))[...]
    var sizes: Set<Double> = []
    while let start = rest.range(of: Data("stream\n".utf8)),
      let end = rest[start.upperBound...].range(of: Data("endstream".utf8))
    {
      let text = String(decoding: inflated(rest[start.upperBound..<end.lowerBound]), as: UTF8.self)
      for matrix in text.matches(of: /([-0-9.]+) ([-0-9.]+) [-0-9.]+ [-0-9.]+ [-0-9.]+ [-0-9.]+ Tm/)
      {
        guard let a = Double(matrix.1), let b = Double(matrix.2) else { continue }
        sizes.insert((a * a + b * b).squareRoot())
      }
      rest = rest[end.upperBound...]
    }
    return sizes
  }

  /// The smallest type of a PDF, subscripts left aside, in points.
  ///
  /// gnuplot sets a subscript in 0.8 of its line; sizes are written with six digits.
  static func smallestType(ofPDF path: String) throws -> Double {
    let sizes = try typeSizes(ofPDF: path)
    let type = sizes.max() ?? 0
    return sizes.filter { abs($0 - 0.8 * type) > 1e-3 }.min() ?? 0
  }

  /// What zlib makes of a stream; empty where it is none.
  private static func inflated(_ packed: Data) -> [UInt8] {
    var (out, count) = ([UInt8](repeating: 0, count: 64 * packed.count + 1024), uLong(0))
    count = uLong(out.count)
    let status = Array(packed).withUnsafeBufferPointer { source in
      uncompress(&out, &count, source.baseAddress, uLong(source.count))
    }
    return status == Z_OK ? Array(out.prefix(Int(count))) : []
  }

  /// A picture's bytes; of a PDF without the time at which it was made.
  static func undated(_ path: String) throws -> Data {
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    if let date = data.range(of: Data("/CreationDate (D:".utf8)) {
      data.replaceSubrange(date.upperBound..<(date.upperBound + 14), with: "19700101000000".utf8)
    }
    return data
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
