import Foundation
import Testing
import Volumes

/// HDF5 in MicroGen3D's layout.
struct SampleFileTests {
  private let scratch = Scratch()

  private func shard(_ name: String, count: Int = 3) throws -> String {
    let path = scratch.file(name)
    let writer = try SampleWriter(path: path)
    for index in 0..<count {
      var volume = markedVolume()
      volume[index, 0, 0] = .donor
      try writer.append(
        volume, name: "sample_\(index)",
        attributes: ["zeta": Double(index), "phi": 0.5, "chi": .pi])
    }
    try writer.finish()
    return path
  }

  @Test func `samples come back one by one with their numbers`() throws {
    let reader = try SampleReader(path: try shard("shard.h5"))
    #expect(reader.names == ["sample_0", "sample_1", "sample_2"])
    let sample = try reader.sample("sample_2")
    #expect(sample.volume[2, 0, 0] == .donor)
    #expect(sample.volume[3, 1, 2] == .donor)
    #expect(sample.volume[0, 2, 1] == .mixed)
    #expect(sample.attributes == ["zeta": 2, "phi": 0.5, "chi": .pi])
    #expect(try reader.shape(of: "sample_1") == markedVolume().shape)
  }

  @Test func `more attributes than an object header holds by default come back`() throws {
    let path = scratch.file("many.h5")
    let writer = try SampleWriter(path: path)
    let numbers = (0..<100).map { ("descriptor_\($0)", 1 / Double($0 + 1)) }
    try writer.append(markedVolume(), name: "one", attributes: numbers)
    try writer.finish()
    let back = try SampleReader(path: path).attributes(of: "one")
    #expect(back == Dictionary(uniqueKeysWithValues: numbers))
  }

  @Test func `the same samples give the same bytes at any time`() throws {
    let first = try bytes(of: try shard("a.h5"))
    // HDF5 keeps times in whole seconds.
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try bytes(of: try shard("b.h5")) == first)
  }

  @Test func `a shard that is not finished leaves nothing`() throws {
    let path = scratch.file("shard.h5")
    var writer: SampleWriter? = try SampleWriter(path: path)
    try writer?.append(markedVolume(), name: "one")
    try writer?.flush()
    #expect(scratch.files == ["shard.h5.partial"])
    writer = nil
    #expect(scratch.files.isEmpty)
  }

  @Test func `a name used twice is refused`() throws {
    let path = scratch.file("shard.h5")
    let writer = try SampleWriter(path: path)
    try writer.append(markedVolume(), name: "one")
    let error = fault { () throws(VolumeFileError) in
      try writer.append(markedVolume(), name: "one")
    }
    guard case .unwritable(path, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a sample that is not there is answered with those that are`() throws {
    let path = try shard("shard.h5", count: 1)
    let reader = try SampleReader(path: path)
    let error = fault { () throws(VolumeFileError) in _ = try reader.volume("sample_7") }
    #expect(error == .noSuchArray(path: path, asked: "sample_7", available: ["sample_0"]))
  }

  @Test func `voxels compress`() throws {
    let path = scratch.file("large.h5")
    let writer = try SampleWriter(path: path)
    let shape = Shape(nx: 64, ny: 64, nz: 32)
    try writer.append(Volume(shape: shape, filledWith: .mixed), name: "one")
    try writer.finish()
    // One phase throughout packs a thousandfold; the file's own tables take a few kB.
    #expect(try bytes(of: path).count < shape.count / 20)
    #expect(try readVolume(at: path).count(of: .mixed) == shape.count)
  }

  @Test func `shards are written and read from many tasks at once`() async throws {
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for index in 0..<8 {
        let path = scratch.file("shard-\(index).h5")
        group.addTask {
          let writer = try SampleWriter(path: path)
          for sample in 0..<20 { try writer.append(markedVolume(), name: "\(sample)") }
          try writer.finish()
          let reader = try SampleReader(path: path)
          return try reader.names.flatMap { try reader.volume($0).labels }
        }
      }
      let expected = (0..<20).flatMap { _ in markedVolume().labels }
      for try await labels in group { #expect(labels == expected) }
    }
  }
}
