import Spelling
import Testing

/// What an edit distance must obey, on every pair of short words over three letters.
@Suite struct DistanceLawTests {
  static let words: [String] = {
    let letters = ["a", "b", "c"]
    let two = letters.flatMap { a in letters.map { a + $0 } }
    return [""] + letters + two + two.flatMap { pair in letters.map { pair + $0 } }
  }()

  @Test func `the distance is zero for equal words alone, and symmetric`() {
    for a in Self.words {
      for b in Self.words {
        let distance = editDistance(a, b)
        #expect((distance == 0) == (a == b), "\(a) \(b)")
        #expect(distance == editDistance(b, a), "\(a) \(b)")
      }
    }
  }

  @Test func `it lies between the difference of lengths and the longer length`() {
    for a in Self.words {
      for b in Self.words {
        let range = abs(a.count - b.count)...max(a.count, b.count)
        #expect(range.contains(editDistance(a, b)), "\(a) \(b)")
      }
    }
  }

  @Test func `it is the same from behind, and for words with a common beginning`() {
    for a in Self.words {
      for b in Self.words {
        let distance = editDistance(a, b)
        #expect(editDistance(String(a.reversed()), String(b.reversed())) == distance, "\(a) \(b)")
        #expect(editDistance("x" + a, "x" + b) == distance, "\(a) \(b)")
      }
    }
  }

  @Test func `one insertion, deletion, replacement or swap is one step`() {
    for word in Self.words where !word.isEmpty {
      let letters = Array(word)
      for index in letters.indices {
        var (less, more, other) = (letters, letters, letters)
        less.remove(at: index)
        more.insert("x", at: index)
        other[index] = "x"
        for changed in [less, more, other] { #expect(editDistance(word, String(changed)) == 1) }
        guard index > 0, letters[index] != letters[index - 1] else { continue }
        var swapped = letters
        swapped.swapAt(index, index - 1)
        #expect(editDistance(word, String(swapped)) == 1)
      }
    }
  }

  @Test func `a letter is what a reader sees as one`() {
    #expect(editDistance("φ", "χ") == 1)
    #expect(editDistance("e\u{301}", "é") == 0)  // one letter, written in two ways
  }

  @Test func `of equally near names the first wins, and of none there is none`() {
    #expect(nearestName(to: "tau", among: ["tau_A", "tau_D"]) == "tau_A")
    #expect(nearestName(to: "tau", among: ["tau_D", "tau_A"]) == "tau_D")
    #expect(nearestName(to: "tau", among: [String]()) == nil)
  }

  @Test func `two slips are forgiven in a short name and a third of the letters in a long one`() {
    #expect(nearestName(to: "sead", among: ["seed"]) == "seed")
    #expect(nearestName(to: "abcd", among: ["seed"]) == nil)
    #expect(nearestName(to: "verfcatin", among: ["verification"]) == "verification")
    #expect(nearestName(to: "veri", among: ["verification"]) == nil)
    #expect(nearestName(to: "TAU_D", among: ["tau_D"]) == "tau_D")  // whatever the case
  }
}
