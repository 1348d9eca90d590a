internal import CTIFF

/// What ImageJ keeps in the description of a stack's first page: count, unit and spacing.
///
/// ImageJ knows the length of a voxel along x and y from the page's resolution. That is a 32-bit
/// fraction, so `voxel_nm` says all three lengths exactly, and `labels` what labels mean: ImageJ
/// passes both over.
struct ImageJNotes {
  /// The number of slabs that the description claims.
  let images: Int?
  let spacing: Spacing?
  let labels: LabelMap?

  /// Reads the page at which `file` stands.
  init(_ file: TIFFHandle) {
    let text = file.text(TIFFTAG_IMAGEDESCRIPTION) ?? ""
    guard text.hasPrefix("ImageJ=") else {
      (images, spacing, labels) = (nil, nil, nil)
      return
    }
    let notes = Self.pairs(text)
    images = notes["images"].flatMap { Int($0) }
    spacing = Self.exact(notes) ?? Self.rounded(notes, file)
    labels = notes["labels"].flatMap { try? LabelMap(parsing: $0) }
  }

  /// The lines `key=value`.
  private static func pairs(_ text: String) -> [String: String] {
    var pairs: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 { pairs[String(sides[0])] = String(sides[1]) }
    }
    return pairs
  }

  private static func exact(_ notes: [String: String]) -> Spacing? {
    let lengths = (notes["voxel_nm"] ?? "").split(separator: " ").compactMap { Double($0) }
    return lengths.count == 3 ? Spacing(checking: lengths[0], lengths[1], lengths[2]) : nil
  }

  private static func rounded(_ notes: [String: String], _ file: TIFFHandle) -> Spacing? {
    let units = [
      "nm": 1.0, "um": 1e3, "µm": 1e3, "\\u00B5m": 1e3, "micron": 1e3, "microns": 1e3, "mm": 1e6,
    ]
    guard let unit = notes["unit"].flatMap({ units[$0] }) else { return nil }
    let x = unit / file.float(TIFFTAG_XRESOLUTION)
    let y = unit / file.float(TIFFTAG_YRESOLUTION)
    let z = notes["spacing"].flatMap { Double($0) }.map { unit * $0 }
    return Spacing(checking: x, y, z ?? x)
  }

  /// The description of a stack of `raster`'s slabs.
  static func text(for raster: Raster, _ spacing: Spacing) -> String {
    let range: String
    if case .bytes = raster.scalars { range = "min=0.0\nmax=3.0\n" } else { range = "" }
    let slabs = raster.shape.nz
    return "ImageJ=1.53t\nimages=\(slabs)\nslices=\(slabs)\nunit=nm\nspacing=\(spacing.z)\n"
      + "loop=false\n\(range)voxel_nm=\(spacing.x) \(spacing.y) \(spacing.z)\n"
      + (raster.labels.map { "labels=\($0)\n" } ?? "")
  }
}
