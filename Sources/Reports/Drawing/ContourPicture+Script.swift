/// What every filled contour has in its script and in its data.
extension ContourPicture {
  /// The regions in their colours, then their lines.
  ///
  /// - Parameters:
  ///   - file: That of ``tables(_:_:)``.
  ///   - first: The index of the first region's block.
  ///   - colour: Of a band, as gnuplot takes it behind `fc`.
  func curves(
    _ file: GnuplotScript, from first: Int = 0, colour: (Int) -> GnuplotScript
  ) -> [GnuplotScript] {
    let regions = patches.indices.map { index -> GnuplotScript in
      "\(file) index \(first + index) using 1:2 with filledcurves closed "
        + "fc \(colour(patches[index].band)) notitle"
    }
    let lines = patches.indices.map { index -> GnuplotScript in
      "\(file) index \(first + index) using 1:2 with lines lc rgb ink lw 0.5 notitle"
    }
    return regions + lines
  }

  /// The closed line of each region as a block, whose column names end with the level.
  func tables(_ names: [String], _ kind: String) -> [String] {
    patches.map { patch in
      let closed = patch.curve.points + patch.curve.points.prefix(1)
      return table(
        names + ["(\(kind) \(patch.curve.level))"], closed.map { [exact($0.x), exact($0.y)] })
    }
  }
}

/// What the contours of a probability share.
extension ContourPicture {
  /// The colour of a share's band; beyond the last there is paper.
  static func shareColour(_ band: Int) -> GnuplotScript {
    band < shares.count ? "rgb '\(Style.bands[band])'" : "rgb 'white'"
  }

  /// Where the key stands, and its heading.
  static let key: GnuplotScript =
    "set key at screen 0.985, screen 0.75 right top vertical Left reverse noopaque samplen 1 "
    + "title \"probability\\nenclosed\""

  /// A key entry for each share.
  static var keyEntries: [GnuplotScript] {
    zip(shares, Style.bands).map { share, colour in
      "keyentry with boxes fs solid fc rgb '\(colour)' title \(text: percent(share))"
    }
  }
}
