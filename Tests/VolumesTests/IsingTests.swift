import Foundation
import Testing
import Volumes

/// Ising_OPV's morphology text, as Excimontec v1.0 and Ising_OPV v4.0 read it.
struct IsingTests {
  private let scratch = Scratch()

  /// 2 by 3 by 2 sites: donors at (0, 0, 0), (0, 0, 1) and (1, 2, 0).
  private var volume: Volume {
    var volume = Volume(shape: Shape(nx: 2, ny: 3, nz: 2), filledWith: .acceptor)
    for (x, y, z) in [(0, 0, 0), (0, 0, 1), (1, 2, 0)] { volume[x, y, z] = .donor }
    return volume
  }

  private func text(_ isCompressed: Bool) throws -> String {
    var options = WriteOptions()
    (options.isCompressed, options.sides) = (isCompressed, .periodic)
    let path = scratch.file("morphology.opv")
    try writeVolume(volume, to: path, options: options)
    return String(decoding: try bytes(of: path), as: UTF8.self)
  }

  private var head: String { "2\n3\n2\n1\n1\n0\n2\n0\n0\n0.25\n0.75\n" }

  @Test func `compressed text is the header and a line for every run, z fastest`() throws {
    #expect(try text(true) == "Ising_OPV v4.0.0 - compressed format\n" + head + "12\n28\n11\n21\n")
  }

  @Test func `plain text is the header and a line for every site, the last without an end`() throws
  {
    let sites = """
      0,0,0,1
      0,0,1,1
      0,1,0,2
      0,1,1,2
      0,2,0,2
      0,2,1,2
      1,0,0,2
      1,0,1,2
      1,1,0,2
      1,1,1,2
      1,2,0,1
      1,2,1,2
      """
    #expect(try text(false) == "Ising_OPV v4.0.0 - uncompressed format\n" + head + sites)
  }

  @Test(arguments: [false, true])
  func `Excimontec finds every site of a marked volume`(isCompressed: Bool) throws {
    var marked = markedVolume()
    marked[0, 2, 1] = .donor
    var options = WriteOptions()
    options.isCompressed = isCompressed
    let path = scratch.file("marked.opv")
    try writeVolume(marked, to: path, options: options)
    let sites = try Excimontec(length: 5, width: 4, height: 3).open(bytes(of: path))
    for x in 0..<5 {
      for y in 0..<4 {
        for z in 0..<3 { #expect(sites[[x, y, z]] == (marked[x, y, z] == .donor ? 1 : 2)) }
      }
    }
  }

  @Test func `the reader of Excimontec's rules refuses what Excimontec refuses`() throws {
    let whole = Array(try text(true).utf8)
    let excimontec = Excimontec(length: 2, width: 3, height: 2)
    #expect(throws: Excimontec.Refusal.self) { try excimontec.open(Array(whole.dropLast())) }
    #expect(throws: Excimontec.Refusal.self) { try excimontec.open(Array(whole.dropLast(3))) }
    let old = String(decoding: whole, as: UTF8.self).replacing("v4.0.0", with: "v3.1")
    #expect(throws: Excimontec.Refusal.self) { try excimontec.open(Array(old.utf8)) }
    let other = Excimontec(length: 2, width: 2, height: 3)
    #expect(throws: Excimontec.Refusal.self) { try other.open(whole) }
  }

  @Test func `Ising_OPV finds no site changed by the end of a plain file`() throws {
    var other = volume
    other[1, 2, 1] = .donor
    let path = scratch.file("plain.opv")
    try writeVolume(other, to: path)
    let sites = IsingOPV.sites(of: try bytes(of: path))
    #expect(sites[[0, 2, 1]] == 2)
    // With an end to its last line it would: the last site's type at x = 0.
    #expect(IsingOPV.sites(of: try bytes(of: path) + [10])[[0, 2, 1]] == 1)
  }

  @Test(arguments: [
    ("ising-v4-compressed.txt", 12), ("ising-v4-uncompressed.txt", 12), ("ising-v3.2.txt", 12),
  ])
  func `files in the layouts of Ising_OPV are read`(name: String, count: Int) throws {
    let back = try readVolume(at: golden(name))
    #expect(back.labels == volume.labels)
    #expect(back.shape.count == count)
  }

  @Test func `a mixed voxel is refused with the way out`() {
    let path = scratch.file("marked.opv")
    let error = fault { () throws(VolumeFileError) in try writeVolume(markedVolume(), to: path) }
    #expect(error?.description.contains("1 voxels are mixed") == true)
    #expect(error?.description.contains("--labels") == true)
    #expect(scratch.files.isEmpty)
  }

  /// A change to a good file, and what the error must speak of.
  @Test(arguments: [
    ("Ising_OPV v4.0.0", "Ising_OPV v2.0", "line 1"), ("v4.0.0 -", "vier -", "line 1"),
    ("format\n2\n", "format\n0\n", "length, line 2"), ("format\n2\n", "format\nnan\n", "length"),
    ("format\n2\n", "format\n99999999999999999999\n", "length"),
    ("format\n2\n3\n", "format\n2\n-3\n", "width, line 3"),
    ("format\n2\n3\n", "format\n1000000000\n3\n", "at most"),
    ("\n2\n0\n0", "\n0\n0\n0", "number of site types"), ("0.25", "a quarter", "line 11"),
    ("28\n", "29\n", "sites"), ("28\n", "27\n", "number of sites is 11"),
    ("28\n", "2-8\n", "line 14"),
    ("28\n", "28999999999999999999\n", "line 14"), ("28\n", "2\n", "line 14"),
    ("28\n", "08\n", "line 14"), ("28\n", "38\n", "3"), ("21\n", "21\n21\n", "number of sites"),
  ])
  func `a broken morphology is refused by its line`(good: String, bad: String, field: String) throws
  {
    let whole = try text(true)
    let pieces = whole.split(separator: good, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(pieces.count == 2)
    let path = scratch.write(pieces.joined(separator: bad), "broken.opv")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("1,2,0,1", "1,2,9,1", "line 23"), ("1,2,0,1", "1,2,1", "line 23"),
    ("1,2,0,1", "0,0,0,1", "again"), ("1,2,0,1\n", "", "number of sites is 11"),
  ])
  func `a broken site is refused by its line`(good: String, bad: String, field: String) throws {
    let whole = try text(false)
    let pieces = whole.split(separator: good, maxSplits: 1, omittingEmptySubsequences: false)
    let path = scratch.write(pieces.joined(separator: bad), "broken.opv")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(error?.description.contains(field) == true, "\(String(describing: error))")
  }
}
