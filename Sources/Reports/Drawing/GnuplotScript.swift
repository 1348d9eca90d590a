import Support

/// Commands for gnuplot, made so that no text from outside becomes one.
///
/// What is written in the source, numbers and other scripts go in as they are; any other text only
/// through the escape of the context that it stands in:
///
///     let script: GnuplotScript = "set title \(text: study) offset 0,\(shift)"
///     let curve: GnuplotScript = "plot \(file: "\(name).dat") using 1:2 with lines"
///
/// There is no way to interpolate a plain `String`, so a label of a user's cannot reach gnuplot by
/// oversight.
package struct GnuplotScript: Sendable, Equatable {
  /// What gnuplot reads.
  let text: String

  private init(unchecked text: String) { self.text = text }

  static func + (first: GnuplotScript, second: GnuplotScript) -> GnuplotScript {
    GnuplotScript(unchecked: first.text + second.text)
  }
}

extension GnuplotScript: ExpressibleByStringInterpolation {
  package init(stringLiteral value: StaticString) { text = "\(value)" }

  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

    package mutating func appendInterpolation(_ number: Int) { text += "\(number)" }

    /// The shortest text that reads back as the same number.
    package mutating func appendInterpolation(_ number: Double) { text += "\(number)" }

    package mutating func appendInterpolation(_ script: GnuplotScript) { text += script.text }

    /// A string that shows `text`, whatever it holds.
    package mutating func appendInterpolation(text: String) {
      self.text += GnuplotScript.string(text)
    }

    /// A string that names a file in the folder that gnuplot runs in.
    package mutating func appendInterpolation(file name: String) {
      text += "'" + GnuplotScript.fileName(name) + "'"
    }

    /// Words behind a `#`, on one line.
    package mutating func appendInterpolation(comment: String) {
      text += GnuplotScript.comment(comment)
    }
  }
}

extension GnuplotScript {
  /// The most characters of a label: more have no room on a page.
  private static let longest = 400

  /// A quoted string of gnuplot's that shows `text` as it is where enhanced text is on.
  ///
  /// Ordinary text stands between single quotes. Text that holds one, or a backtick, stands between
  /// double ones, with a backslash before what they give a meaning to: gnuplot takes a doubled single
  /// quote for one neither at the start nor twice in a row.
  private static func string(_ text: String) -> String {
    var enhanced = ""
    for letter in text.shortened(to: longest).printable().unicodeScalars {
      if "_^{}@&~\\".unicodeScalars.contains(letter) { enhanced += "\\" }
      enhanced.unicodeScalars.append(letter)
    }
    guard enhanced.unicodeScalars.contains(where: { $0 == "'" || $0 == "`" }) else {
      return "'" + enhanced + "'"
    }
    var quoted = ""
    for letter in enhanced.unicodeScalars {
      switch letter {
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      case "`": quoted += "\\140"
      default: quoted.unicodeScalars.append(letter)
      }
    }
    return "\"" + quoted + "\""
  }

  /// One line without a backslash at its end, which would carry it on to the next.
  private static func comment(_ text: String) -> String {
    let line = text.shortened(to: longest).printable()
    return line.hasSuffix("\\") ? line + " " : line
  }

  /// The name of a file of a figure: letters, digits, `.`, `_` and `-`; anything else becomes `-`.
  ///
  /// A name of these alone stays as it is, so applying it twice changes nothing more. Of one that is
  /// too long the middle is left out: what tells the files of a figure apart stands at the end.
  static func fileName(_ name: String, longest: Int = FileName.longest) -> String {
    var safe = String(String.UnicodeScalarView(name.unicodeScalars.map { isPlain($0) ? $0 : "-" }))
    if safe.isEmpty || safe.hasPrefix(".") || safe.hasPrefix("-") { safe = "_" + safe }
    guard safe.count > longest else { return safe }
    return String(safe.prefix(longest - 60) + safe.suffix(60))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
    default: false
    }
  }
}

extension GnuplotScript {
  /// A colour such as `#0072b2` as the number that gnuplot reads from data, `0x0072b2`.
  var number: GnuplotScript { GnuplotScript(unchecked: "0x" + text.dropFirst()) }

  /// The script with every line two columns further in.
  var indented: GnuplotScript {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    return GnuplotScript(unchecked: lines.joined(separator: "\n"))
  }
}

extension Array where Element == GnuplotScript {
  /// The scripts one behind the other.
  func joined(separator: GnuplotScript) -> GnuplotScript {
    guard let first else { return "" }
    return dropFirst().reduce(first) { $0 + separator + $1 }
  }
}

/// A string that shows `text`, with the marks of gnuplot's enhanced mode escaped.
func quoted(_ text: String) -> GnuplotScript { "\(text: text)" }

/// A label for gnuplot, broken between words into lines of at most `width` letters.
func wrapped(_ text: String, width: Int = 22) -> GnuplotScript {
  lines(of: text.shortened(to: 400), width: width).map(quoted).joined(separator: ".\"\\n\".")
}

/// A text broken between words, into lines of `width` letters where words allow it.
func lines(of text: String, width: Int) -> [String] {
  var lines: [String] = []
  for word in text.printable().split(separator: " ") {
    if let last = lines.last, last.count + word.count < width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines.isEmpty ? [""] : lines
}
