import Spelling
import Yams

extension SettingsNode {
  /// A finite number within `range`.
  package func number(in range: ClosedRange<Double>) throws(SettingsError) -> Double {
    guard let text = node.scalar?.string, let value = Double(text), value.isFinite else {
      throw error("expected a number from \(range.words), found \(summary)")
    }
    guard range.contains(value) else {
      throw error("\(clipped(text)) is out of range; allowed: \(range.words)")
    }
    return value
  }

  /// A whole number within `range`.
  package func integer<Whole: FixedWidthInteger>(
    in range: ClosedRange<Whole>
  ) throws(SettingsError) -> Whole {
    guard let text = node.scalar?.string, let value = Whole(text), range.contains(value) else {
      throw error(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(summary)")
    }
    return value
  }

  /// A piece of text that is not empty.
  package func text() throws(SettingsError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw error("expected text, found \(summary)")
    }
    return text
  }

  /// One of the given words.
  package func word(oneOf words: [String]) throws(SettingsError) -> String {
    let text = try text()
    guard words.contains(text) else {
      let hint = nearestName(to: clipped(text), among: words).map { "did you mean \($0)? " } ?? ""
      throw error(
        "“\(clipped(text))” is not known here; \(hint)allowed: \(words.joined(separator: ", "))")
    }
    return text
  }

  /// `true` or `false`.
  package func flag() throws(SettingsError) -> Bool {
    guard let text = node.scalar?.string, let value = ["true": true, "false": false][text] else {
      throw error("expected true or false, found \(summary)")
    }
    return value
  }

  /// A window [lowest, highest] whose two ends lie within `range`.
  package func window(in range: ClosedRange<Double>) throws(SettingsError) -> ClosedRange<Double> {
    let ends = try list()
    guard ends.count == 2 else { throw error("expected [lowest, highest]") }
    let low = try ends[0].number(in: range)
    let high = try ends[1].number(in: range)
    guard low <= high else { throw error("the lowest value \(low) is above the highest \(high)") }
    return low...high
  }
}

extension ClosedRange<Double> {
  /// The range as a reader would say it.
  fileprivate var words: String {
    switch (lowerBound.magnitude >= 1e300, upperBound.magnitude >= 1e300) {
    case (true, true): "minus to plus infinity, finite"
    case (false, true): "\(lowerBound) upwards"
    case (true, false): "\(upperBound) downwards"
    case (false, false): "\(lowerBound) to \(upperBound)"
    }
  }
}
