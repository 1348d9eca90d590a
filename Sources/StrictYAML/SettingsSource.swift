import Foundation

/// The text of a settings file, held to what a parser can take in a moment.
///
/// A parser that puts an alias in the place of what it means grows without bound: ten lists of ten
/// aliases each are 10¹⁰ values. Aliases of single values cost nothing, so they are free; where lists
/// or mappings have anchors, few aliases are taken.
enum SettingsSource {
  /// The longest file, bytes.
  static let longest = 1 << 20
  /// The most aliases beside an anchor of a list or mapping: 16 of them make at most e^(16/e), 360
  /// times as much of a text.
  static let mostAliases = 16
  /// The longest text that such an anchor may stand in, bytes.
  static let longestWithAnchors = 1 << 16

  /// The text of a file; nothing beyond the longest is read.
  static func text(of file: String) throws(SettingsError) -> String {
    let problem = { (words: String) in
      SettingsError(file: file, line: nil, key: "", problem: words)
    }
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: longest + 1)
    else {
      guard FileManager.default.contents(atPath: file) == nil else { throw problem("is empty") }
      throw problem("cannot be read; name an existing YAML file")
    }
    guard data.count <= longest else { throw problem(tooLong) }
    guard let text = String(data: data, encoding: .utf8) else {
      throw problem("is not UTF-8 text, so it is no YAML file")
    }
    return text
  }

  static let tooLong =
    "is longer than \(longest >> 20) MiB, too long for a settings file; name a study, a plan or "
    + "training settings"

  /// What is wrong with a text before it is parsed; nil where nothing is.
  static func problem(with text: String) -> (line: Int, words: String)? {
    let bytes = Array(text.utf8)
    guard bytes.count <= longest else { return (1, tooLong) }
    guard let anchor = bytes.indices.first(where: { isCollectionAnchor(at: $0, in: bytes) }) else {
      return nil
    }
    let aliases = bytes.indices.count { isAlias(at: $0, in: bytes) }
    guard aliases > mostAliases || bytes.count > longestWithAnchors else { return nil }
    let line = 1 + bytes[..<anchor].count { $0 == UInt8(ascii: "\n") }
    return (
      line,
      "an anchor of a list or a mapping among \(aliases) aliases; \(mostAliases) aliases in "
        + "\(longestWithAnchors >> 10) kiB at most are taken beside one, so write the values out"
    )
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  /// Whether `&name` begins here and what follows is, or may be, no single value.
  private static func isCollectionAnchor(at start: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[start] == UInt8(ascii: "&") else { return false }
    var index = start + 1
    func skipWord() {
      while index < bytes.count, !isSpace(bytes[index]), !isBreak(bytes[index]),
        !"[]{},".utf8.contains(bytes[index])
      { index += 1 }
    }
    skipWord()
    guard index > start + 1 else { return false }
    while index < bytes.count, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "!") {
      if isSpace(bytes[index]) { index += 1 } else { skipWord() }
    }
    guard index < bytes.count, !isBreak(bytes[index]) else { return true }
    return "[{?-#&*".utf8.contains(bytes[index])
  }

  /// Whether an alias may begin here.
  private static func isAlias(at index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] == UInt8(ascii: "*"), index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    return !isSpace(next) && !isBreak(next)
  }
}
