import Ledger

/// What is drawn between the axes, from below to above: regions, ridges, recipes.
extension ContourFigure {
  func plot(_ picture: ContourPicture) -> GnuplotScript {
    let regions: GnuplotScript = "\(file: "\(name)-regions.dat")"
    let marks: GnuplotScript = "\(file: "\(name)-pathways.dat")"
    var parts = picture.curves(regions, colour: ContourPicture.shareColour)
    parts.append(
      "\(file: "\(name)-labels.dat") using 1:2:3 with labels noenhanced boxed font sized(30) notitle"
    )
    if hasRidges {
      parts += [
        "\(file: "\(name)-ridges.dat") using 1:2 with lines lc rgb 'white' lw 3.2 notitle",
        "\(file: "\(name)-ridges.dat") using 1:2 with lines lc rgb ink lw 1.6 dashtype '.' title 'ridge'",
      ]
    }
    if !record.pathways.isEmpty { parts += markers(marks) }
    if !moved.isEmpty { parts += refined("\(file: "\(name)-refined.dat")") }
    parts += ContourPicture.keyEntries
    if !record.window.isEmpty, record.window(of: xName) ?? record.window(of: yName) != nil {
      parts.append("keyentry with lines lc rgb vermillion lw 1.6 dashtype '- ' title 'window'")
    }
    return "plot " + parts.joined(separator: ", \\\n  ")
  }

  /// Ridges run in the plane of χ and annealing time.
  var hasRidges: Bool {
    !record.ridges.isEmpty && Set([xName, yName]) == ["chi", "log_time"]
  }

  /// An arrow from each predicted recipe to the one that simulation moved it to.
  private func refined(_ file: GnuplotScript) -> [GnuplotScript] {
    [
      "\(file) using 1:2:($3-$1):($4-$2) with vectors nohead lc rgb ink lw 1.4 notitle",
      "\(file) using 3:4 with points pt 13 ps 3.4*dot lc rgb ink notitle",
      "\(file) using 3:4:($5 == 1 ? 0x222222 : 0xffffff) with points pt 13 ps 2.6*dot "
        + "lc rgb variable notitle",
      "keyentry with points pt 12 ps 2.6*dot lc rgb ink title 'simulated'",
    ]
  }

  /// Crosses of one standard deviation, discs, and the rank in each; a verified one is filled.
  ///
  /// Colours come from the data: gnuplot 5.4 crashes on labels of which none has a position, so no
  /// point is hidden by giving it none.
  private func markers(_ file: GnuplotScript) -> [GnuplotScript] {
    let ink: GnuplotScript = "0x222222"  // the style's ink as a number
    return [
      "\(file) using 2:3:4:5 with xyerrorbars pt -1 lc rgb ink lw 0.9 notitle",
      "\(file) using 2:3 with points pt 7 ps 5.2*dot lc rgb ink notitle",
      "\(file) using 2:3:(column(6) == 1 ? \(ink) : 0xffffff) with points pt 7 ps 4.5*dot "
        + "lc rgb variable notitle",
      "\(file) using 2:3:1:(column(6) == 1 ? 0xffffff : \(ink)) with labels tc rgb variable "
        + "font sized(30) notitle",
    ]
  }
}
