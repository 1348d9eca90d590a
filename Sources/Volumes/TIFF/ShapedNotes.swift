internal import CTIFF
import Foundation

/// What tifffile keeps in the description of a series' first page: the array's shape as JSON.
struct ShapedNotes {
  private let notes: [String: Any]
  private let shape: [Int]

  /// nil where `text` is none of tifffile's.
  init?(_ text: String) {
    let end = text.lastIndex(of: "}").map { text[...$0] } ?? ""
    guard
      let notes = (try? JSONSerialization.jsonObject(with: Data(end.utf8))) as? [String: Any],
      let shape = notes["shape"] as? [Int], shape.count >= 2, shape.allSatisfy({ $0 > 0 })
    else { return nil }
    (self.notes, self.shape) = (notes, shape)
  }

  func describe(_ description: inout TIFFDescription, _ file: TIFFHandle) {
    description.countName = "the description's shape"
    description.mayBeOnePage = notes["truncated"] as? Bool ?? false
    description.layout = layout(file)
    description.mayHaveSamplesAsSlabs =
      shape.count == 3 && shape[0] == file.uint16(TIFFTAG_SAMPLESPERPIXEL)
    guard let name = notes["unit"] as? String, let unit = LengthUnit.nanometres(name) else {
      return
    }
    let resolution = PixelDensity(file)
    if resolution.unit == nil, resolution.x > 0 { description.lengths.x = unit / resolution.x }
    if resolution.unit == nil, resolution.y > 0 { description.lengths.y = unit / resolution.y }
    description.lengths.z = (notes["spacing"] as? Double).map { abs($0) * unit }
  }

  /// Without names of axes the last one before a page's rows is z, and those before it are entries.
  private func layout(_ file: TIFFHandle) -> PlaneLayout? {
    var axes = Array((notes["axes"] as? String ?? "").uppercased())
    if axes.count != shape.count { axes = [] }
    guard let leading = leadingCount(file, axes) else { return nil }
    let counts = shape.prefix(leading)
    var kinds = axes.prefix(leading).map(Self.kind)
    if kinds.isEmpty || !kinds.contains(.slices) {
      let last = counts.indices.last { counts[$0] > 1 && kinds.isEmpty || isUnnamed(axes, $0) }
      if kinds.isEmpty { kinds = counts.map { _ in .choices(.entry) } }
      if let last { kinds[last] = .slices }
    }
    let all = zip(kinds, counts).map { PlaneLayout.Axis(kind: $0, count: $1) }
    return PlaneLayout(all.reversed())
  }

  private func isUnnamed(_ axes: [Character], _ index: Int) -> Bool {
    axes.indices.contains(index) && shape[index] > 1 && Self.kind(axes[index]) == .choices(.entry)
  }

  /// The number of axes before those of a page: rows, columns and samples.
  private func leadingCount(_ file: TIFFHandle, _ axes: [Character]) -> Int? {
    let sides = (
      x: file.uint32(TIFFTAG_IMAGEWIDTH), y: file.uint32(TIFFTAG_IMAGELENGTH),
      samples: file.uint16(TIFFTAG_SAMPLESPERPIXEL)
    )
    if shape.suffix(2) == [sides.y, sides.x] {
      let isPlanar =
        sides.samples > 1 && shape.count > 2 && shape[shape.count - 3] == sides.samples
        && file.uint16(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE
      return shape.count - (isPlanar ? 3 : 2)
    }
    if shape.count > 2, shape.suffix(3) == [sides.y, sides.x, sides.samples] {
      return shape.count - 3
    }
    return nil
  }

  private static func kind(_ axis: Character) -> PlaneLayout.Kind {
    switch axis {
    case "Z": .slices
    case "C": .choices(.channel)
    case "T": .choices(.time)
    default: .choices(.entry)
    }
  }
}
