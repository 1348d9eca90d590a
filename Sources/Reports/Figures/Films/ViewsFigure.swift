import Support
import Volumes

/// The best films in three dimensions: each as a block with a quarter cut away, and its donor alone.
struct ViewsFigure {
  private static let name = "views"
  private static let most = 3
  /// Points across a picture, 300 an inch on paper; more would take time and file.
  private static let points = 480
  /// Pixels of the figure: of a picture, of the whole, above each picture, below it, and of the legend.
  private static let (picture, width, head, foot, legend) = (700.0, 1600, 70.0, 110.0, 80.0)
  /// Around the box in nm, as a part of the picture's width.
  private static let margin = 0.065

  private let films: [KeptFilms.Film]
  private let reason: String

  init(_ kept: KeptFilms) {
    films = kept.best(Self.most)
    reason = kept.reason
  }

  var plan: FigurePlan {
    films.isEmpty ? .skipped(name: Self.name, reason: reason) : .drawn(figure)
  }

  private var figure: Figure {
    let renderers = films.flatMap { film in
      [FilmRenderer.Show.cutBlock, .donor].map { FilmRenderer(film.volume, show: $0) }
    }
    let pictures = Self.pictures(of: renderers)
    let tallest = Double(pictures.map(\.height).max()!) * Self.picture / Double(Self.points)
    let row = tallest + Self.head + Self.foot
    let height = Int(row * Double(films.count) + Self.legend)
    return Figure(
      name: Self.name, title: "The best films in three dimensions", caption: caption,
      width: Self.width, height: height, type: Figure.smallest(at: Self.width),
      commands: ["set multiplot"] + legend(height)
        + renderers.indices.flatMap {
          panel($0, renderers[$0], pictures[$0], row: row, height: Double(height))
        },
      data: pictures.enumerated().map {
        Figure.DataFile(name: "\(Self.name)-\($0 + 1).rgb", content: $1.data)
      })
  }

  /// Each renderer's picture, one a core.
  private static func pictures(of renderers: [FilmRenderer]) -> [Bitmap] {
    concurrentMap(renderers) { $0.picture(width: points) }
  }

  private var caption: String {
    "Left: the film as a block whose front upper quarter is cut away. Right: the donor alone, "
      + "paler where a side of the film cuts it, and with the distance. Parallel projection; "
      + "cathode below, anode above; lengths from the model's voxel size."
  }

  private func legend(_ height: Int) -> [GnuplotScript] {
    let mixed = films.contains { $0.volume.count(of: .mixed) > 0 }
    let phases: [GnuplotScript] = ["donor", "acceptor"] + (mixed ? ["mixed"] : [])
    let entries: [GnuplotScript] = phases.map {
      ", keyentry with boxes fs solid border lc rgb ink fc rgb \($0) title '\($0)'"
    }
    return [
      "set lmargin at screen 0.05; set rmargin at screen 0.95",
      "set tmargin at screen 1; set bmargin at screen \(1 - Self.legend / Double(height))",
      "unset border; unset tics; set key center center horizontal maxrows 1 samplen 1.2",
      "plot [0:1][0:1] -1 notitle" + entries.joined(separator: ""), "unset key",
    ]
  }

  private func panel(
    _ index: Int, _ renderer: FilmRenderer, _ picture: Bitmap, row: Double, height: Double
  ) -> [GnuplotScript] {
    let frame = renderer.camera.frame(of: renderer.corner)
    let width = frame.x.upperBound - frame.x.lowerBound
    let (pixel, rim) = (width / Double(picture.width), Self.margin * width)
    let wide = Self.picture * (1 + 2 * Self.margin)
    let left = (index % 2 == 0 ? 0.25 : 0.75) * Double(Self.width) - wide / 2
    let top = Self.legend + row * Double(index / 2) + Self.head
    let tall = Double(picture.height) * Self.picture / Double(Self.points) + Self.foot
    let title =
      index % 2 == 0 ? films[index / 2].title : "donor of \(films[index / 2].title)"
    let below = Self.foot / Self.picture * width
    return [
      "set lmargin at screen \(left / Double(Self.width))",
      "set rmargin at screen \((left + wide) / Double(Self.width))",
      "set tmargin at screen \(1 - top / height)",
      "set bmargin at screen \(1 - (top + tall) / height)",
      "set xrange [\(frame.x.lowerBound - rim):\(frame.x.upperBound + rim)]",
      "set yrange [\(frame.y.lowerBound - below):\(frame.y.upperBound)]",
      "unset arrow; unset label; set title \(quoted(title)) offset 0,-0.5",
    ] + edges(renderer) + labels(renderer) + [
      "plot \(file: "\(Self.name)-\(index + 1).rgb") binary "
        + "array=(\(picture.width),\(picture.height)) format='%uchar' "
        + "dx=\(pixel) dy=\(pixel) "
        + "origin=(\(frame.x.lowerBound + pixel / 2),"
        + "\(frame.y.lowerBound + pixel / 2)) using 1:2:3 with rgbimage notitle"
    ]
  }

  /// The film's edges that the eye sees.
  private func edges(_ renderer: FilmRenderer) -> [GnuplotScript] {
    let c = renderer.corner
    let outline: [(Camera.Vector, Camera.Vector)] = [
      (.init(0, 0, 0), .init(c.x, 0, 0)), (.init(0, 0, 0), .init(0, c.y, 0)),
      (.init(c.x, 0, 0), .init(c.x, 0, c.z)), (.init(0, c.y, 0), .init(0, c.y, c.z)),
      (.init(c.x, 0, c.z), .init(c.x, c.y, c.z)), (.init(0, c.y, c.z), .init(c.x, c.y, c.z)),
    ]
    // The front corner is cut away from the block, so its edges are drawn for the donor alone.
    let front: [(Camera.Vector, Camera.Vector)] = [
      (.init(0, 0, 0), .init(0, 0, c.z)), (.init(0, 0, c.z), .init(c.x, 0, c.z)),
      (.init(0, 0, c.z), .init(0, c.y, c.z)),
    ]
    return (outline + (renderer.show == .donor ? front : [])).map { from, to in
      let (a, b) = (renderer.camera.projected(from), renderer.camera.projected(to))
      return "set arrow from first \(a.x), first \(a.y) to first \(b.x), "
        + "first \(b.y) nohead front lc rgb ink lw 0.7"
    }
  }

  /// The lengths along the edges, and the electrodes.
  private func labels(_ renderer: FilmRenderer) -> [GnuplotScript] {
    let (c, camera) = (renderer.corner, renderer.camera)
    func label(_ text: String, _ position: Camera.Vector, _ how: GnuplotScript) -> GnuplotScript {
      let at = camera.projected(position)
      return "set label \(quoted(text)) at first \(at.x), first \(at.y) \(how) "
        + "front textcolor rgb ink"
    }
    return [
      label("x \(tidy(c.x)) nm", .init(c.x / 2, 0, 0), "left offset 0.6,-0.9"),
      label("y \(tidy(c.y)) nm", .init(0, c.y / 2, 0), "right offset -0.6,-0.9"),
      label("z \(tidy(c.z)) nm", .init(c.x, 0, c.z / 2), "center rotate by 90 offset 1.3,0"),
      label("cathode", .init(0, 0, 0), "center offset 0,-0.8"),
      label("anode", .init(0, c.y, c.z), "left offset 0,2.2"),
    ]
  }
}
