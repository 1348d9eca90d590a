/// What the name of a file without a header says of its voxels, such as `film_128x128x64_uint8.raw`.
struct RawName {
  /// The triples of sides that the name may mean, likelier ones first.
  let shapes: [Shape]
  let type: ScalarType?
  let isBigEndian: Bool?

  init(path: String) {
    let name = (path.split(separator: "/").last.map(String.init) ?? "").lowercased()
    let words = Self.words(name)
    shapes = Self.shapes(words)
    type = words.lazy.compactMap(Self.type).first ?? Self.bits(words)
    if !words.filter({ ["be", "big", "bigendian", "msb"].contains($0) }).isEmpty {
      isBigEndian = true
    } else {
      isBigEndian =
        words.contains { ["le", "little", "littleendian", "lsb"].contains($0) } ? false : nil
    }
  }

  /// The pieces between `_`, `-`, `.`, blanks and brackets, and the numbers between `x`.
  private static func words(_ name: String) -> [String] {
    name.split { "_-. ()[],=".contains($0) }.map(String.init)
  }

  /// Sides joined by x first, then those that are words of their own.
  private static func shapes(_ words: [String]) -> [Shape] {
    var found: [Shape] = []
    func add(_ sides: [Int?]) {
      let known = sides.compactMap { $0 }
      guard known.count == 3, sides.count == 3,
        let shape = Shape(checking: known[0], known[1], known[2]), !found.contains(shape)
      else { return }
      found.append(shape)
    }
    for word in words {
      let sides = word.split { "x×*".contains($0) }.map { side in
        Int(side) ?? side.lastIndex { !$0.isNumber }.flatMap { Int(side[side.index(after: $0)...]) }
          ?? Int(side.prefix { $0.isNumber })
      }
      if sides.count == 3 { add(sides) }
    }
    for start in words.indices.dropLast(2) { add(words[start..<start + 3].map { Int($0) }) }
    return found
  }

  private static func type(_ word: String) -> ScalarType? {
    let names: [String: ScalarType] = [
      "u8": .uint8, "i8": .int8, "u16": .uint16, "i16": .int16, "u32": .uint32, "i32": .int32,
      "u64": .uint64, "i64": .int64, "f16": .float16, "f32": .float32, "f64": .float64,
      "uchar": .uint8, "ubyte": .uint8, "byte": .uint8, "char": .int8, "ushort": .uint16,
      "short": .int16, "uint": .uint32, "int": .int32, "half": .float16, "float": .float32,
      "single": .float32, "real": .float32, "double": .float64, "8bit": .uint8, "16bit": .uint16,
      "8u": .uint8, "16u": .uint16, "8b": .uint8, "16b": .uint16, "32f": .float32,
      "32bitreal": .float32, "bool": .uint8,
    ]
    return ScalarType(rawValue: word) ?? names[word]
  }

  /// `8 bit` and `16 bit` in two words.
  private static func bits(_ words: [String]) -> ScalarType? {
    guard let index = words.firstIndex(where: { ["bit", "bits"].contains($0) }), index > 0 else {
      return nil
    }
    return ["8": .uint8, "16": .uint16][words[index - 1]]
  }
}
