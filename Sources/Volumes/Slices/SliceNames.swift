/// The names of a folder's images in the order of the numbers in them: `slice_2` before `slice_10`.
struct SliceNames {
  let sorted: [String]
  /// Sentences on numbers that are missing.
  let remarks: [String]

  enum Failure: Error {
    /// Two names have the same numbers, such as `a_1` and `a_01`.
    case same(String, String)
    /// The names have different texts around their numbers.
    case unlike(String, String)
    /// Two numbers of the names count, such as one of channels beside one of slices.
    case several(String)
  }

  /// A name cut into texts and numbers, which alternate, a text first.
  private struct Key {
    let name: String
    var texts: [String] = []
    /// Digits without leading zeros.
    var numbers: [String] = []

    init(_ name: String) {
      self.name = name
      var rest = name[...]
      repeat {
        let text = rest.prefix { !$0.isASCIIDigit }
        texts.append(text.lowercased())
        rest = rest[text.endIndex...]
        let digits = rest.prefix { $0.isASCIIDigit }
        if !digits.isEmpty {
          let plain = digits.drop { $0 == "0" }
          numbers.append(plain.isEmpty ? "0" : String(plain))
        }
        rest = rest[digits.endIndex...]
      } while !rest.isEmpty
    }
  }

  init(_ names: [String]) throws(Failure) {
    let keys = names.map(Key.init)
    if let first = keys.first, let other = keys.first(where: { $0.texts != first.texts }) {
      throw .unlike(first.name, other.name)
    }
    let sorted = keys.sorted { Self.precedes($0.numbers, $1.numbers) }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.numbers == next.numbers {
      throw .same(one.name, next.name)
    }
    let columns = (sorted.first?.numbers ?? []).indices.filter { column in
      Set(sorted.map { $0.numbers[column] }).count > 1
    }
    // Time stamps grow with the count; a second count starts again.
    for column in columns.dropFirst() {
      for (one, next) in zip(sorted, sorted.dropFirst())
      where Self.precedes([next.numbers[column]], [one.numbers[column]]) {
        throw .several(next.name)
      }
    }
    self.sorted = sorted.map(\.name)
    remarks = columns.count == 1 ? Self.gaps(sorted.map { $0.numbers[columns[0]] }) : []
  }

  private static func precedes(_ one: [String], _ other: [String]) -> Bool {
    for (left, right) in zip(one, other) where left != right {
      return left.count == right.count ? left < right : left.count < right.count
    }
    return one.count < other.count
  }

  /// What is missing where the numbers are not evenly spaced.
  private static func gaps(_ numbers: [String]) -> [String] {
    let numbers = numbers.compactMap { Int($0) }
    let steps = zip(numbers.dropFirst(), numbers).map { $0 - $1 }
    guard let step = steps.min(), step > 0, let wide = steps.firstIndex(where: { $0 != step })
    else {
      return []
    }
    let missing = steps.reduce(0) { $0.addingClamped($1 / step - 1) }
    return [
      "the numbers of its slices have gaps: \(missing) missing, the first behind "
        + "\(numbers[wide]); the slices that are there lie next to one another"
    ]
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
