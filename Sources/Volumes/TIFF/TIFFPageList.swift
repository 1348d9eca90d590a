internal import CTIFF

/// The pages of a file, and which of them are the stack rather than thumbnails.
struct TIFFPageList {
  let pages: [TIFFPage]
  /// The pages of the stack.
  let stack: [Int]
  /// Sentences on what was passed over.
  private(set) var remarks: [String] = []
  private let offsets: [UInt64]

  /// Whether any page of the stack is compressed.
  var isCompressed: Bool { stack.contains { pages[$0].isCompressed } }

  /// Reads the tags of every page; `file` stands at its first.
  init(_ file: TIFFHandle) throws(VolumeFileError) {
    var pages: [TIFFPage] = []
    var offsets: [UInt64] = []
    repeat {
      pages.append(try TIFFPage(file, number: pages.count))
      offsets.append(TIFFCurrentDirOffset(file.tiff))
    } while TIFFReadDirectory(file.tiff) == 1
    // The list of pages must end as it should, not at a page that libtiff could not make out.
    guard TIFFLastDirectory(file.tiff) != 0, !file.hasComplaint else {
      throw .malformed(
        path: file.path, field: "page \(pages.count)", found: file.message,
        allowed: "a page of TIFF")
    }
    (self.pages, self.offsets) = (pages, offsets)
    stack = try Self.stack(pages, file.path)
    remarks = Self.remarks(pages, stack)
  }

  /// Stands `file` at page `number`.
  func open(_ number: Int, in file: TIFFHandle) throws(VolumeFileError) {
    guard pages.count > 1 else { return }
    guard TIFFSetSubDirectory(file.tiff, offsets[number]) == 1 else {
      throw .malformed(
        path: file.path, field: "page \(number)", found: file.message, allowed: "a page of TIFF")
    }
  }

  /// The pages that are no thumbnails: by their tag, or smaller ones before or behind all others.
  private static func stack(_ pages: [TIFFPage], _ path: String) throws(VolumeFileError) -> [Int] {
    var stack = pages.indices.filter { !pages[$0].isReduced }
    if stack.isEmpty { stack = Array(pages.indices) }
    func area(_ index: Int) -> Int { pages[index].width * pages[index].height }
    guard let largest = stack.max(by: { area($0) < area($1) }) else { return stack }
    let kept = stack.filter { pages[$0].fits(pages[largest]) }
    let areTogether = stack.firstIndex(of: kept[0]).map { start in
      Array(stack[start..<min(start + kept.count, stack.count)]) == kept
    }
    let areSmaller = stack.allSatisfy { index in
      pages[index].fits(pages[largest])
        || pages[index].width < pages[largest].width && pages[index].height < pages[largest].height
    }
    if areTogether == true, areSmaller { return kept }
    let first = pages[stack[0]]
    let odd = stack.first { !pages[$0].fits(first) } ?? stack[0]
    throw .malformed(
      path: path, field: "page \(odd)", found: text(pages[odd]),
      allowed: "\(text(first)), as on page \(stack[0])")
  }

  private static func text(_ page: TIFFPage) -> String {
    let depth = page.depth > 1 ? "×\(page.depth)" : ""
    let samples = page.samples > 1 ? " in \(page.samples) samples" : ""
    return "\(page.width)×\(page.height)\(depth) of \(page.type)\(samples)"
  }

  private static func remarks(_ pages: [TIFFPage], _ stack: [Int]) -> [String] {
    let passed = Set(pages.indices).subtracting(stack).sorted()
    guard let first = passed.first else { return [] }
    let one = "page \(first), a smaller image of \(text(pages[first])), was passed over"
    return [
      passed.count == 1
        ? one
        : "\(passed.count) pages of smaller images were passed over, page "
          + "\(first) of \(text(pages[first])) the first"
    ]
  }
}
