/// A small parser of morphology files after the rules by which Excimontec v1.0 reads them, written
/// for these tests alone: it shares nothing with the reader that they test.
///
/// - Source: the behaviour of `OSC_Sim::createImportedMorphology`, github.com/MikeHeiber/Excimontec.
struct Excimontec {
  struct Refusal: Error { let reason: String }

  let length: Int
  let width: Int
  let height: Int

  /// The type of every site, by x, y and z.
  func open(_ file: [UInt8]) throws(Refusal) -> [[Int]: Int] {
    var input = Lines(file)
    let head = input.get() ?? ""
    guard head.hasPrefix("Ising_OPV"), let version = Self.version(head), version >= 302 else {
      throw Refusal(reason: "format not recognized")
    }
    let sides = [input.number(), input.number(), input.number()]
    guard sides == [length, width, height] else { throw Refusal(reason: "dimensions") }
    for _ in 0..<3 { _ = input.get() }
    if version > 302 { for _ in 0..<2 * input.number() { _ = input.get() } }
    let sites = head.contains("uncompressed") ? listed(&input) : try runs(&input)
    guard sites.count == length * width * height, !sites.values.contains(0) else {
      throw Refusal(reason: "unassigned site")
    }
    return sites
  }

  /// The number behind the first small v, up to the blank: 302 for v3.2.
  private static func version(_ head: String) -> Int? {
    guard let v = head.firstIndex(of: "v") else { return nil }
    let text = head[head.index(after: v)...].prefix { $0 != " " }
    let numbers = text.split(separator: ".").prefix(2).compactMap { Int($0) }
    return numbers.count == 2 ? 100 * numbers[0] + numbers[1] : nil
  }

  private func listed(_ input: inout Lines) -> [[Int]: Int] {
    var sites: [[Int]: Int] = [:]
    while let line = input.get() {
      let numbers = line.split(separator: ",").map { Int($0) ?? 0 }
      sites[Array(numbers[0..<3])] = numbers[3]
    }
    return sites
  }

  private func runs(_ input: inout Lines) throws(Refusal) -> [[Int]: Int] {
    var sites: [[Int]: Int] = [:]
    var (type, left) = (0, 0)
    for x in 0..<length {
      for y in 0..<width {
        for z in 0..<height {
          if left == 0 {
            let line = input.get() ?? ""
            // The stream is no longer good once a line has met the end of the file.
            guard input.isGood else { throw Refusal(reason: "end of file reached") }
            (type, left) = (Int(line.prefix(1)) ?? 0, Int(line.dropFirst()) ?? 0)
          }
          sites[[x, y, z]] = type
          left -= 1
        }
      }
    }
    return sites
  }
}

/// The loop of Ising_OPV v4.0 over the lines of a plain file, which takes one line too many where
/// the last has an end: an empty one, whose x is 0 and whose other numbers are those before it.
enum IsingOPV {
  static func sites(of file: [UInt8]) -> [[Int]: Int] {
    var input = Lines(file)
    for _ in 0..<12 { _ = input.get() }
    var sites: [[Int]: Int] = [:]
    var numbers = [0, 0, 0, 0]
    while input.isGood {
      let line = input.get() ?? ""
      for (index, word) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated()
      {
        numbers[index] = Int(word) ?? 0
      }
      sites[Array(numbers[0..<3])] = numbers[3]
    }
    return sites
  }
}

/// Lines as a C++ stream yields them.
struct Lines {
  private var rest: ArraySlice<UInt8>
  /// False once a line was asked for that the end of the file cut or did not hold.
  private(set) var isGood = true

  init(_ file: [UInt8]) { rest = file[...] }

  mutating func get() -> String? {
    guard isGood else { return nil }
    let line = rest.prefix { $0 != 10 }
    isGood = line.endIndex < rest.endIndex
    let isNothing = line.isEmpty && !isGood
    rest = rest[min(line.endIndex + 1, rest.endIndex)...]
    return isNothing ? nil : String(decoding: line, as: UTF8.self)
  }

  mutating func number() -> Int { Int(get() ?? "") ?? 0 }
}
