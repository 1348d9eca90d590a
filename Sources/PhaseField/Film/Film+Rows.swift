import Volumes

/// One row of waves: where it lies, and what its modes have in common.
struct WaveRow {
  /// The numbers of ky and kz.
  let y, m: Int
  /// Its index among all waves, in the sheet, and in the table of weights.
  let start, inSheet, weights: Int
  /// ky² + kz².
  let side: Double
  /// What |û|² of its modes counts in a mean over the film.
  let weight: Double
}

/// The sums over one row from which the mean square gradient follows.
struct RowSums {
  private var bent = Lanes.zero
  private var plain = Lanes.zero

  @inline(__always)
  mutating func add(_ value: Lanes, count: Lanes, kx2: Lanes) {
    let size = count * value * value
    bent += kx2 * size
    plain += size
  }

  /// The row's part of Σ k²|û|².
  @inline(__always)
  func roughness(_ row: WaveRow) -> Double {
    row.weight * (Double(bent.sum()) + row.side * Double(plain.sum()))
  }
}

extension Film {
  /// Calls `before`, `row` for each of their rows, and `after`, for each pair of sheets, with memory
  /// for their waves.
  ///
  /// - Returns: The sum of what `row` returns.
  @inline(__always)
  func passOverRows(
    before: (SheetPair) -> Void = { _ in },
    row body: (WaveRow, UnsafeMutableBufferPointer<Lanes>) -> SIMD2<Double>,
    after: (SheetPair) -> Void = { _ in }
  ) -> SIMD2<Double> {
    crew.sum(shape.ny / 2 + 1) { y, worker in
      let sheets = SheetPair(y, of: shape.ny, benches[worker])
      before(sheets)
      var sum = SIMD2<Double>.zero
      for (y, sheet) in sheets.each {
        for m in 0..<shape.nz {
          let inSheet = m * modes.lanesPerRow
          let row = WaveRow(
            y: y, m: m, start: y * modes.lanesPerSheet + inSheet, inSheet: inSheet,
            weights: table.start(ofSheet: y) + inSheet,
            side: modes.sideSquare(sheet: y, row: m), weight: modes.weight(ofRow: m))
          sum += body(row, sheet.lanes)
        }
      }
      after(sheets)
      return sum
    }
  }
}
