import Support
import Testing

struct PaddingTests {
  @Test func `a text stands at its side of the column`() {
    #expect("χ".padded(to: 3) == "χ  ")
    #expect("χ".leftPadded(to: 3) == "  χ")
    #expect("7".leftPadded(to: 4, with: "0") == "0007")
  }

  @Test func `a text that is too long stays whole`() {
    #expect("12345".padded(to: 3) == "12345")
    #expect("12345".leftPadded(to: 3, with: "0") == "12345")
  }
}
