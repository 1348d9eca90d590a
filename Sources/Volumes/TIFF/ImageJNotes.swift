internal import CTIFF

/// What ImageJ keeps in the description of a stack's first page: counts, unit and spacing.
///
/// ImageJ knows the length of a voxel along x and y from the page's resolution. That is a 32-bit
/// fraction, so `voxel_nm` gives all three lengths exactly, and `labels` what labels mean: ImageJ
/// passes both over.
struct ImageJNotes {
  private let notes: [String: String]

  init(_ text: String) {
    var notes: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 { notes[String(sides[0])] = String(sides[1]) }
    }
    self.notes = notes
  }

  func describe(_ description: inout TIFFDescription, _ file: TIFFHandle) {
    description.labels = notes["labels"].flatMap { try? LabelMap(parsing: $0) }
    description.layout = layout
    description.mayBeOnePage = true
    description.lengths = exact ?? calibrated(file)
  }

  /// Channels run fastest, then slabs, then times; `order` is given where that is not so.
  private var layout: PlaneLayout? {
    guard let images = count("images") else { return nil }
    let counts: [Character: (PlaneLayout.Kind, Int)] = [
      "c": (.choices(.channel), count("channels") ?? 1), "z": (.slices, count("slices") ?? 1),
      "t": (.choices(.time), count("frames") ?? 1),
    ]
    let asked = (notes["order"] ?? "czt").lowercased()
    let order = asked.sorted() == ["c", "t", "z"] ? asked : "czt"
    let layout = PlaneLayout(
      order.compactMap { counts[$0] }.map { PlaneLayout.Axis(kind: $0.0, count: $0.1) })
    // A stack that gives only the number of its images is one of slabs.
    return layout.count == images ? layout : layout.count == 1 ? .slices(images) : layout
  }

  private func count(_ key: String) -> Int? { notes[key].flatMap { Int($0) } }

  private var exact: VoxelLengths? {
    let lengths = (notes["voxel_nm"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard lengths.count == 3 else { return nil }
    var result = VoxelLengths()
    (result.x, result.y, result.z) = (lengths[0], lengths[1], lengths[2])
    result.isSettled = true
    return result
  }

  private func calibrated(_ file: TIFFHandle) -> VoxelLengths {
    var result = VoxelLengths()
    guard let name = notes["unit"], !["", "pixel", "pixels"].contains(name) else { return result }
    result.isSettled = true
    guard let unit = LengthUnit.nanometres(name) else {
      result.remark = "its unit \(quoted(name)) is none of length, so its lengths were passed over"
      return result
    }
    result.x = Self.length(1 / file.float(TIFFTAG_XRESOLUTION), unit)
    result.y = Self.length(1 / file.float(TIFFTAG_YRESOLUTION), lengthUnit("yunit", unit))
    result.z = notes["spacing"].flatMap { Double($0) }
      .flatMap { Self.length(abs($0), lengthUnit("zunit", unit)) }
    return result
  }

  private func lengthUnit(_ key: String, _ other: Double) -> Double {
    notes[key].flatMap(LengthUnit.nanometres) ?? other
  }

  private static func length(_ count: Double, _ unit: Double) -> Double? {
    let length = count * unit
    return length.isFinite && length > 0 ? length : nil
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
