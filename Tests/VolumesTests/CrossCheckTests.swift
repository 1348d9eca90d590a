import Foundation
import Programs
import Testing
import Volumes

/// What is written here, opened by other programs' libraries, and what they write, opened here.
///
/// `Goldens/crosscheck.py` is their side; a library that this machine lacks is passed over.
/// `BINODAL_PYTHON` names the Python that has them.
struct CrossCheckTests {
  private let scratch = Scratch()

  @Test func `other programs find every voxel and length of ours`() throws {
    guard Python.has("numpy") else { return skip("numpy") }
    for (index, kind) in FileKind.all.enumerated() where kind.format != .isingOPV {
      let words = kind.testDescription.replacing(" ", with: "-").split(separator: ".")[0]
      let path = scratch.file("\(index)-\(words).\(kind.ending)")
      try writeVolume(kind.volume, to: path, options: kind.options)
    }
    let lines = try Python.run([golden("crosscheck.py"), "read", scratch.path]).lines
    let checks = lines.filter { !$0.hasPrefix("absent ") }
    #expect(checks.filter { $0.hasSuffix(": OK") }.count >= 1)
    for line in checks { #expect(line.hasSuffix(": OK"), "\(line)") }
    print("other programs read \(checks.count) files of ours;", absent(in: lines))
  }

  @Test func `every voxel and length of other programs is found here`() throws {
    guard Python.has("numpy") else { return skip("numpy") }
    let lines = try Python.run([golden("crosscheck.py"), "write", scratch.path]).lines
    let files = lines.filter { !$0.hasPrefix("absent ") }.map { $0.split(separator: "\t") }
    #expect(files.count >= 1)
    for words in files {
      let path = scratch.file(String(words[0]))
      let volume = try readVolume(at: path, labels: .graspi)
      #expect(volume.shape == markedVolume().shape, "\(words[0])")
      #expect(volume.labels == markedVolume().labels, "\(words[0])")
      guard words.count == 4 else { continue }
      let lengths = words[1...].compactMap { Double($0) }
      #expect(lengths == [volume.spacing.x, volume.spacing.y, volume.spacing.z], "\(words[0])")
    }
    print("\(files.count) files of other programs were read;", absent(in: lines))
  }

  @Test func `Python finds the attributes, and no times`() throws {
    guard Python.has("h5py") else { return skip("h5py") }
    let path = scratch.file("shard.h5")
    let writer = try SampleWriter(path: path)
    try writer.append(markedVolume(), name: "s", attributes: ["phi": 0.25, "chi": 3])
    try writer.finish()
    let found = try Python.run([
      "-c",
      """
      import h5py
      f = h5py.File('\(path)')
      d = f['s']
      print(dict(sorted((k, float(v)) for k, v in d.attrs.items())), d.shape, d.compression)
      print(f.attrs['labels'].decode())
      """,
    ]).lines
    #expect(found == ["{'chi': 3.0, 'phi': 0.25} (5, 4, 3) gzip", "0=donor,1=acceptor,3=mixed"])
  }
}

extension CrossCheckTests {
  private func skip(_ module: String) { print("skipped: python3 has no \(module)") }

  private func absent(in lines: [String]) -> String {
    let names = lines.filter { $0.hasPrefix("absent ") }.map { $0.dropFirst(7) }
    return names.isEmpty ? "all libraries are here" : "absent: " + names.joined(separator: ", ")
  }
}
