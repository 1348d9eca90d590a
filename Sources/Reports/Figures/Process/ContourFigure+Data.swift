import Ledger

/// The files that the script reads.
extension ContourFigure {
  func data(_ picture: ContourPicture, _ frame: PlotFrame) -> [Figure.DataFile] {
    let regions = picture.tables([xName, yName], "share")
    let labels = picture.labels(frame: frame, avoiding: marks).map {
      [exact($0.point.x), exact($0.point.y), "\"\($0.text)\""]
    }
    // the best last, so that it is drawn on top
    let pathways = record.pathways.reversed().map { pathway in
      ["\(pathway.rank)"]
        + [
          pathway.value(xName), pathway.value(yName), pathway.spread(xName), pathway.spread(yName),
        ].map(exact) + [pathway.verified == true ? "1" : "0"]
    }
    let columns = ["rank", xName, yName, xName + " sd", yName + " sd", "verified"]
    return extras + [
      Figure.DataFile(name: "\(name)-regions.dat", text: blocks(regions)),
      Figure.DataFile(name: "\(name)-labels.dat", text: table([xName, yName, "share"], labels)),
      Figure.DataFile(name: "\(name)-pathways.dat", text: table(columns, pathways)),
      Figure.DataFile(name: "\(name).dat", text: density?.text ?? ""),
    ]
  }

  /// The ridges between pathways, and the recipes that were moved.
  private var extras: [Figure.DataFile] {
    var files: [Figure.DataFile] = []
    if hasRidges {
      let ridges = record.ridges.map { ridge in
        let (x, y) = xName == "chi" ? (ridge.chi, ridge.logTime) : (ridge.logTime, ridge.chi)
        return table([xName, yName], zip(x, y).map { [exact($0), exact($1)] })
      }
      files.append(Figure.DataFile(name: "\(name)-ridges.dat", text: blocks(ridges)))
    }
    let arrows = moved.map { pathway, proof in
      [pathway.value(xName), pathway.value(yName), proof.value(xName), proof.value(yName)]
        .map(exact) + [proof.verdict == "verified" ? "1" : "0"]
    }
    if !arrows.isEmpty {
      let columns = [xName, yName, "simulated " + xName, "simulated " + yName, "verified"]
      files.append(Figure.DataFile(name: "\(name)-refined.dat", text: table(columns, arrows)))
    }
    return files
  }
}
