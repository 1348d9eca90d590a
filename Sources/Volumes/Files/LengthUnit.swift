/// Units of length as programs write them.
package enum LengthUnit {
  /// The unit called `name` in nm; nil where it is no unit of length.
  ///
  /// Symbols keep their case (`mm` is not `Mm`), names do not. ImageJ writes µ as `\u00B5`; both
  /// of Unicode's characters for µ and for Å are known.
  package static func nanometres(_ name: String) -> Double? {
    let name = normalized(name)
    if let length = symbols[name] { return length }
    let word = name.lowercased()
    return words[word] ?? (word.hasSuffix("s") ? words[String(word.dropLast())] : nil)
  }

  /// Without blanks and quotes at its ends, with one spelling for µ; those of Å are equal in Unicode.
  private static func normalized(_ name: String) -> String {
    var text = ""
    for scalar in unescaped(name).unicodeScalars {
      switch scalar.value {
      case 0: continue
      case 0xB5, 0x3BC: text += "u"
      default: text.unicodeScalars.append(scalar)
      }
    }
    while let last = text.last, isOuter(last), text != "\"" { text.removeLast() }
    return text == "\"" ? text : String(text.drop(while: isOuter))
  }

  private static func isOuter(_ character: Character) -> Bool {
    character.isWhitespace || character == "\"" || character == "'"
  }

  /// `text` with the character in place of each `\uXXXX`.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var pieces = text.split(separator: "\\u", omittingEmptySubsequences: false)[...]
    var result = String(pieces.removeFirst())
    for piece in pieces {
      let digits = piece.prefix(4)
      guard digits.count == 4, let code = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(code)
      else { return text }
      result.unicodeScalars.append(scalar)
      result += piece.dropFirst(4)
    }
    return result
  }

  private static let symbols: [String: Double] = [
    "fm": 1e-6, "pm": 1e-3, "A": 0.1, "Å": 0.1, "nm": 1, "um": 1e3, "mm": 1e6, "cm": 1e7,
    "dm": 1e8, "m": 1e9, "km": 1e12, "in": 25.4e6, "\"": 25.4e6, "ft": 304.8e6, "mil": 25.4e3,
    "thou": 25.4e3, "yd": 914.4e6, "pt": 25.4e6 / 72,
  ]

  private static let words: [String: Double] = [
    "femtometer": 1e-6, "femtometre": 1e-6, "picometer": 1e-3, "picometre": 1e-3,
    "angstrom": 0.1, "ångström": 0.1, "angström": 0.1, "ångstrom": 0.1, "ang": 0.1,
    "nanometer": 1, "nanometre": 1,
    "micrometer": 1e3, "micrometre": 1e3, "micron": 1e3,
    "millimeter": 1e6, "millimetre": 1e6, "centimeter": 1e7, "centimetre": 1e7,
    "decimeter": 1e8, "decimetre": 1e8, "meter": 1e9, "metre": 1e9,
    "kilometer": 1e12, "kilometre": 1e12, "inch": 25.4e6, "inche": 25.4e6,
    "foot": 304.8e6, "feet": 304.8e6, "yard": 914.4e6, "point": 25.4e6 / 72,
  ]
}
