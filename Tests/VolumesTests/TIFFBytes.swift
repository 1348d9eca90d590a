import Foundation

/// A TIFF made byte by byte: little-endian, one strip a page unless the tags say otherwise.
struct TIFFBytes {
  private var bytes: [UInt8] = [73, 73, 42, 0, 0, 0, 0, 0]
  private var link = 4

  /// Tags of 16 or 32 bits by their number, and a text for the description.
  mutating func page(
    _ width: Int, _ height: Int, bits: Int = 8, photometric: Int = 1, samples: Int = 1,
    text: String? = nil, resolution: (count: UInt32, length: UInt32)? = nil,
    tags: [Int: Int] = [:], _ pixels: [UInt8], strips: (offsets: [UInt8], counts: [UInt8])? = nil
  ) {
    let start = append(pixels)
    var entries: [Int: (type: Int, count: Int, value: Int)] = [:]
    for (tag, value) in [
      256: width, 257: height, 259: 1, 262: photometric, 273: start, 277: samples, 278: height,
      279: pixels.count,
    ] { entries[tag] = (4, 1, value) }
    if samples == 1 {
      entries[258] = (3, 1, bits)
    } else {
      entries[258] = (
        3, samples, append((0..<samples).flatMap { _ in [UInt8(bits), 0] } + [0, 0])
      )
    }
    if let text {
      let words = Array(text.utf8) + [0, 0, 0, 0]
      entries[270] = (2, text.utf8.count + 1, append(words))
    }
    if let resolution {
      let offset = append([resolution.count, resolution.length].flatMap { Self.word(Int($0)) })
      (entries[282], entries[283]) = ((5, 1, offset), (5, 1, offset))
    }
    if let strips {
      entries[273] = (4, strips.offsets.count / 4, append(strips.offsets))
      entries[279] = (4, strips.counts.count / 4, append(strips.counts))
    }
    for (tag, value) in tags { entries[tag] = (4, 1, value) }
    if bytes.count % 2 == 1 { bytes.append(0) }
    bytes.replaceSubrange(link..<link + 4, with: Self.word(bytes.count))
    bytes += [UInt8(entries.count), 0]
    for (tag, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let short = entry.type == 3 && entry.count == 1
      bytes += [UInt8(tag & 255), UInt8(tag >> 8), UInt8(entry.type), 0]
      bytes += Self.word(entry.count)
      bytes += short ? Array(Self.word(entry.value)[..<2]) + [0, 0] : Self.word(entry.value)
    }
    link = bytes.count
    bytes += [0, 0, 0, 0]
  }

  /// The file, with `more` behind its last page.
  func file(_ more: [UInt8] = []) -> [UInt8] { bytes + more }

  private mutating func append(_ more: [UInt8]) -> Int {
    if bytes.count % 2 == 1 { bytes.append(0) }
    bytes += more
    return bytes.count - more.count
  }

  private static func word(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
