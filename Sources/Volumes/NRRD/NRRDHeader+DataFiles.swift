extension NRRDHeader.Fields {
  /// The names of the files that hold the voxels: one, those of a list, or those of a pattern.
  ///
  /// - Parameter listed: The lines after `data file: LIST`.
  func dataFiles(_ listed: [String]) throws(VolumeFileError) -> [String] {
    let key = fields["data file"] == nil ? "datafile" : "data file"
    guard let text = fields[key] else { return [] }
    let words = text.split(separator: " ").map(String.init)
    if words.first == "LIST" {
      guard words.count <= 2, !listed.isEmpty else {
        throw wrong(key, allowed: "LIST, and the name of one file on each of the lines after it")
      }
      return listed
    }
    if text.contains("%"), words.count >= 4 { return try pattern(words, key) }
    guard !text.isEmpty else { throw wrong(key, allowed: "the name of a file") }
    return [text]
  }

  /// The names that `slab%03d.raw FIRST LAST STEP` stands for; a number of dimensions may follow.
  private func pattern(_ words: [String], _ key: String) throws(VolumeFileError) -> [String] {
    let allowed = "a name with one %d or %03d, then the first and last number and the step"
    let numbers = words.suffix(4).compactMap { Int32($0) }.count == 4 ? 4 : 3
    let limits = words.suffix(numbers).prefix(3).compactMap { Int32($0) }.map(Int.init)
    let name = words.dropLast(numbers).joined(separator: " ")
    guard limits.count == 3, limits[2] != 0, let pattern = NumberedName(name),
      (limits[1] - limits[0]).signum() * limits[2].signum() >= 0,
      (limits[1] - limits[0]) / limits[2] < Self.mostFiles
    else { throw wrong(key, allowed: allowed) }
    return stride(from: limits[0], through: limits[1], by: limits[2]).map(pattern.name)
  }

  private static var mostFiles: Int { 1 << 16 }
}

/// A file name with a number in it, written as C's printf does: `%d`, `%4d`, `%03d`.
private struct NumberedName {
  private let before: Substring
  private let after: Substring
  private let width: Int
  private let filler: Character

  /// - Returns: nil unless the text has exactly one number pattern.
  init?(_ text: String) {
    let sides = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[1].contains("%") else { return nil }
    let digits = sides[1].prefix { ("0"..."9").contains($0) }
    let rest = sides[1].dropFirst(digits.count)
    guard let letter = rest.first, "diu".contains(letter), digits.count <= 2 else { return nil }
    before = sides[0]
    after = rest.dropFirst()
    filler = digits.first == "0" ? "0" : " "
    width = Int(digits) ?? 0
  }

  func name(_ number: Int) -> String {
    let digits = "\(number.magnitude)"
    let sign = number < 0 ? "-" : ""
    let padding = String(repeating: filler, count: max(0, width - digits.count - sign.count))
    let padded = filler == "0" ? sign + padding + digits : padding + sign + digits
    return before + padded + after
  }
}
