package import Volumes

/// One way in which the phases of a corpus are told apart: a name and, for simulated films, the
/// cuts of φ. A corpus may hold several of the same films.
package struct LabelSet: Codable, Hashable, Sendable {
  /// Names the folder of its shards, so letters, digits, `.`, `_` and `-` only.
  package let name: String
  /// Nil where the labels came with the data.
  package let cuts: PhaseCuts?

  package init(name: String, cuts: PhaseCuts?) {
    precondition(Self.isName(name), "a label set's name is a plain file name")
    (self.name, self.cuts) = (name, cuts)
  }

  /// Reads a set as manifest.json has it; a name that could lead out of the corpus is refused.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    name = try values.decode(String.self, forKey: .name)
    cuts = try values.decodeIfPresent(PhaseCuts.self, forKey: .cuts)
    guard Self.isName(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: values,
        debugDescription: "“\(name)” is no label set's name: letters, digits, `.`, `_` and `-`")
    }
  }

  enum CodingKeys: String, CodingKey {
    case name, cuts
  }

  /// The set that `cuts` alone stand for, named by the number of its phases.
  package init(cuts: PhaseCuts) {
    let isTwoPhase = cuts.acceptorBelow == cuts.donorAbove
    self.init(name: isTwoPhase ? "two-phase" : "three-phase", cuts: cuts)
  }

  static func isName(_ text: String) -> Bool {
    text.first != "." && !text.isEmpty && text.utf8.count <= 100
      && text.utf8.allSatisfy { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
