import Foundation
import Randomness
import Testing
import Volumes

/// Thousands of broken files, made from good ones: each is read or refused, none crashes.
struct FuzzTests {
  private let scratch = Scratch()

  @Test func `a mutated file is read or refused with a sentence that names it`() throws {
    var random = SplitMix64(seed: 2026)
    var refused = 0
    for name in try seeds() {
      let original = try bytes(of: name)
      let ending = name.split(separator: ".").last ?? ""
      for _ in 0..<rounds {
        let broken = mutated(original, using: &random)
        let path = scratch.write(broken, "broken." + ending)
        let error = fault { () throws(VolumeFileError) in
          let options = ReadOptions(dataset: ending == "h5" ? "sample_0" : nil)
          _ = try readField(at: path, options: options)
          _ = try readVolume(at: path, labels: .graspi, options: options)
        }
        guard let error else { continue }
        refused += 1
        #expect(error.description.hasPrefix(path + ": "), "\(error)")
      }
    }
    #expect(refused > rounds)
  }

  /// Rounds for each seed file; `BINODAL_FUZZ_ROUNDS` asks for more.
  private var rounds: Int {
    ProcessInfo.processInfo.environment["BINODAL_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 60
  }

  /// The goldens, and one file of every format as written here.
  private func seeds() throws -> [String] {
    let folder = URL(fileURLWithPath: golden("")).path
    let goldens = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { VolumeFormat(path: $0) != nil }
      .map { golden($0) }
    var written: [String] = []
    for format in VolumeFormat.singleFiles {
      let path = scratch.file("seed." + format.extensions[0])
      let volume = FileKind.all.first { $0.format == format }?.volume ?? markedVolume()
      try writeVolume(volume, to: path)
      written.append(path)
    }
    return goldens.sorted() + written
  }

  /// Cut, grown, or with up to four bytes changed; a number in it is often made extreme.
  private func mutated(_ original: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let position = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes.removeSubrange(position...)
      case 1: bytes.remove(at: position)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
      case 3: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 4: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 5: bytes[position] = UInt8.random(in: 48...57, using: &random)
      case 6: bytes.replaceSubrange(position..<position, with: Array("99999999999".utf8))
      default:
        for index in position..<min(position + 4, bytes.count) { bytes[index] = 0xff }
      }
    }
    return bytes
  }
}
