/// Round levels through a range of values, and the colour between each two of them.
struct ContourScale {
  /// Rising, all within the range.
  let levels: [Double]
  /// Above every level and every value.
  let end: Double
  private let start: Double
  private let step: Double

  init(_ values: [Double]) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let step = roundStep((high - low) / 6)
    let first = (low / step).rounded(.down) + 1
    levels = (0..<20).map { (first + Double($0)) * step }.filter { $0 < high }
    (self.step, start) = (step, (first - 1) * step)
    end = (first + Double(levels.count)) * step
  }

  /// The colour of the band below level `band`, from the palette.
  func colour(_ band: Int) -> GnuplotScript { "palette cb \(start + (Double(band) + 0.5) * step)" }

  /// The palette in as many steps as there are bands, and the box that explains it.
  var commands: [GnuplotScript] {
    let colours: [GnuplotScript] = Style.bands.enumerated().map { "\($0.offset) '\($0.element)'" }
    return [
      "set palette defined (\(colours.joined(separator: ", "))) maxcolors \(levels.count + 1)",
      "set cbrange [\(start):\(end)]; set cbtics \(start), \(step), \(end)",
    ]
  }
}
