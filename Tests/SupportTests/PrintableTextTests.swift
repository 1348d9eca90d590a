import Support
import Testing

struct PrintableTextTests {
  @Test(arguments: [
    ("plain φ ± “text” 日本", "plain φ ± “text” 日本"),
    ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
    ("\u{1B}[31mred\u{7F}", "\\u{1B}[31mred\\u{7F}"),
    ("a\u{202E}b\u{2066}c\u{2028}d", "a\\u{202E}b\\u{2066}c\\u{2028}d"),
    ("\u{9B}2J\u{0}", "\\u{9B}2J\\u{0}"),
  ])
  func `control characters are shown as escapes and all else stays`(text: String, shown: String) {
    #expect(text.printable() == shown)
  }

  @Test func `text for a terminal keeps its line ends alone`() {
    #expect("two\nlines\u{1B}]0;title\u{7}".forTerminal == "two\nlines\\u{1B}]0;title\\u{7}")
  }

  @Test func `a text that is too long ends in an ellipsis`() {
    #expect("abcdef".shortened(to: 3) == "abc…")
    #expect("abc".shortened(to: 3) == "abc")
  }
}

struct FileNameTests {
  @Test(arguments: [
    "film", "-", "three-phase 64", "φ=0.4", "a.b", String(repeating: "x", count: 200),
  ])
  func `a plain name is taken`(name: String) { #expect(FileName.fault(name) == nil) }

  @Test(arguments: [
    "", ".", "..", ".hidden", "a/b", "../up", "/root", "a\0b", "a\nb", "a\u{1B}b", "a\u{202E}b",
    String(repeating: "x", count: 201),
  ])
  func `a name that leads elsewhere, hides or holds a control character is refused`(name: String) {
    #expect(FileName.fault(name) != nil)
  }

  @Test func `a path within a folder is names joined by slashes`() {
    #expect(FileName.pathFault("candidates/001") == nil)
    for path in ["../001", "candidates/../../x", "/etc/passwd", "a//b", "a/"] {
      #expect(FileName.pathFault(path) != nil, "\(path)")
    }
  }
}
