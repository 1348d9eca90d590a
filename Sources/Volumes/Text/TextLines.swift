/// The lines of a text, whichever of LF and CR LF ends them.
struct TextLines {
  private var rest: ArraySlice<UInt8>
  /// The line last read, counted from 1.
  private(set) var number = 0
  private(set) var last = ""

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next line, freed of blanks at its end; nil after the last.
  mutating func next() -> String? {
    guard !rest.isEmpty else {
      last = ""
      number += 1
      return nil
    }
    let end = rest.firstIndex(of: 10) ?? rest.endIndex
    var line = rest[..<end]
    while let byte = line.last, byte == 13 || byte == 32 || byte == 9 { line.removeLast() }
    rest = rest[min(end + 1, rest.endIndex)...]
    number += 1
    last = String(decoding: line.prefix(1024), as: UTF8.self)
    return last
  }
}
