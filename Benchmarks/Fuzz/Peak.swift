import CHDF5
import Foundation
import Volumes

/// Measures what reading a file takes of memory, and holds it to its bound.
///
/// A file of each kind is written, then read in a child process, whose greatest size less its size
/// before is the peak.
struct Peak {
  /// A reader takes at most the file, this many bytes for each voxel, and some room.
  private static let perVoxel = 16
  private static let room = 8 << 20

  private static let shape = Shape(nx: 256, ny: 256, nz: 96)

  /// Whether every reader keeps within the bound.
  static func check() -> Bool {
    let folder = NSTemporaryDirectory() + "peak-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var isKept = true
    for kind in kinds {
      let path = folder + "/" + kind.name
      write(kind, to: path)
      isKept = report(path, kind.isField) && isKept
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
    return isKept
  }

  /// Writes in a child, so that what this process has is no part of a reader's.
  private static func write(_ kind: Kind, to path: String) {
    let child = chdf5_fork(600, 16 << 30)
    guard child == 0 else {
      waitpid(child, nil, 0)
      return
    }
    if kind.isField {
      try? writeField(field, to: path, options: kind.options)
    } else {
      try? writeVolume(volume, to: path, options: kind.options)
    }
    _exit(0)
  }

  private static func report(_ path: String, _ isField: Bool) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = attributes?[.size] as? Int ?? 0
    let peak = measure(path, isField)
    let most = size + perVoxel * shape.count + room
    let count = Double(shape.count)
    let words = [
      path.split(separator: "/").last.map(String.init) ?? "", isField ? "real values" : "phases",
      String(format: "%.1f bytes a voxel in the file,", Double(size) / count),
      String(format: "%.1f at the peak", Double(peak) / count), peak <= most ? "" : "TOO MUCH",
    ]
    say(words.joined(separator: " "))
    return peak > 0 && peak <= most
  }

  /// The bytes that a child grows by at most while it reads.
  private static func measure(_ path: String, _ isField: Bool) -> Int {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return 0 }
    let child = chdf5_fork(600, 16 << 30)
    if child == 0 {
      // 5 lets the kernel count the peak from here.
      try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
      let before = status("VmRSS")
      do {
        if isField { _ = try readField(at: path) } else { _ = try readVolume(at: path) }
      } catch {
        _exit(1)
      }
      var grown = status("VmHWM") - before
      _ = Foundation.write(ends[1], &grown, 8)
      _exit(0)
    }
    close(ends[1])
    var grown = 0
    let count = read(ends[0], &grown, 8)
    close(ends[0])
    waitpid(child, nil, 0)
    return count == 8 ? grown : 0
  }

  /// A line of this process's status, bytes.
  private static func status(_ key: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(key + ":") } ?? ""
    return 1024 * (line.split(separator: " ").compactMap { Int($0) }.first ?? 0)
  }

  private struct Kind {
    let name: String
    let isField: Bool
    var options = WriteOptions()
  }

  /// Every format, phases and real values, the dearest choices of each.
  private static var kinds: [Kind] {
    var kinds: [Kind] = []
    for name in ["a.npy", "a.vti", "a.tif", "a.h5", "a.txt", "a.nrrd", "a.mrc", "a.raw", "a.opv"] {
      kinds.append(Kind(name: name, isField: false))
      if !["a.txt", "a.opv", "a.raw"].contains(name) {
        kinds.append(Kind(name: name, isField: true))
      }
    }
    for encoding in WriteOptions.Encoding.allCases {
      var options = WriteOptions()
      (options.encoding, options.isCompressed) = (encoding, encoding != .ascii)
      kinds.append(Kind(name: "\(encoding).vti", isField: false, options: options))
      options.isDouble = true
      kinds.append(Kind(name: "\(encoding)-double.vti", isField: true, options: options))
    }
    var options = WriteOptions()
    options.isCompressed = true
    kinds.append(Kind(name: "packed.nrrd", isField: false, options: options))
    kinds.append(Kind(name: "packed.opv", isField: false, options: options))
    return kinds
  }

  private static var volume: Volume {
    let labels = (0..<shape.count).map { UInt8(($0 / 37 ^ $0 / 9000) & 1) }
    return Volume(shape: shape, labels: labels)
  }

  private static var field: Field {
    Field(shape: shape, values: (0..<shape.count).map { Float($0 % 1013) / 1013 })
  }
}
