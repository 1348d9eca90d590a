import Foundation
import Testing

/// `binodal convert`, from one format through the others.
@Suite struct ConvertTests {
  /// Two by two by two voxels, of which one is marked, in GraSPI's text with labels of its own.
  private let mask = "2 2 2\n255 255 255 255\n255 7 255 255\n"

  @Test func `a marked voxel keeps its coordinates through every format`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("a.txt", mask)
    let steps = [
      ["a.txt", "b.vti", "--labels", "7=donor,255=acceptor", "--spacing", "2"],
      ["b.vti", "c.tif", "--bigtiff"], ["c.tif", "d.h5"], ["d.h5", "e.nhdr", "--compressed"],
      ["e.nhdr", "f.mrc"], ["f.mrc", "g.raw"], ["g.xml", "h.npy"],
      ["h.npy", "i.vti", "--encoding", "ascii", "--point-data"],
      ["i.vti", "j.txt", "--format", "ising-opv", "--compressed", "--sides", "periodic"],
      ["j.txt", "k.opv"], ["k.opv", "l.txt"],
    ]
    for step in steps {
      let ended = try Program.run(["convert"] + step, in: scratch.url)
      #expect(ended.status == 0, "\(step): \(ended.err)")
      #expect(ended.out.contains("acceptor 0.875, donor 0.125"))
    }
    let last = try String(contentsOf: scratch.url.appending(path: "l.txt"), encoding: .utf8)
    #expect(last == "2 2 2\n1 1\n1 1\n1 0\n1 1\n")
    let ising = try String(contentsOf: scratch.url.appending(path: "j.txt"), encoding: .utf8)
    #expect(ising.hasPrefix("Ising_OPV v4.0.0 - compressed format\n2\n2\n2\n1\n1\n0\n2\n"))
    #expect(ising.hasSuffix("\n0.125\n0.875\n25\n11\n22\n"))
  }

  @Test func `what is there is replaced only where that is asked for, and the input never`() throws
  {
    let scratch = try Scratch()
    _ = try scratch.file("grey_2x1x1_uint8.raw", "\u{1}\u{0}")
    func run(_ words: String...) throws -> Program.Ended {
      try Program.run(["convert"] + words + ["--labels", "1=donor,0=acceptor"], in: scratch.url)
    }
    let head = try run("grey_2x1x1_uint8.raw", "grey_2x1x1_uint8.nhdr", "--overwrite")
    #expect(head.status == 65 && head.err.contains("is a file that is read"), "\(head.err)")
    let first = try run("grey_2x1x1_uint8.raw", "film.nhdr")
    #expect(first.status == 0, "\(first.err)")
    for output in ["film.nhdr", "film.xml"] {
      let again = try run("grey_2x1x1_uint8.raw", output)
      #expect(again.status == 65 && again.err.contains("--overwrite"), "\(again.err)")
    }
    #expect(try run("grey_2x1x1_uint8.raw", "film.nhdr", "--overwrite").status == 0)
    for output in ["film.nhdr", "film.raw"] {
      let itself = try run("film.nhdr", output, "--overwrite")
      #expect(itself.err.contains("is a file that is read"), "\(itself.err)")
    }
    let kept = try Data(contentsOf: scratch.url.appending(path: "grey_2x1x1_uint8.raw"))
    #expect([UInt8](kept) == [1, 0])
  }

  @Test func `values of options may start with a minus sign`() throws {
    let scratch = try Scratch()
    let head = "NRRD0004\ntype: short\ndimension: 3\nsizes: 2 1 1\nencoding: ascii\n\n-1 0\n"
    _ = try scratch.file("a.nrrd", head)
    let ended = try Program.run(
      ["convert", "a.nrrd", "a.txt", "--labels", "-1=donor,0=acceptor"], in: scratch.url)
    #expect(ended.status == 0, "\(ended.err)")
    let channel = try Program.run(
      ["describe", "a.nrrd", "--channel", "-1", "--labels", "-1=donor,0=acceptor"],
      in: scratch.url)
    #expect(channel.status == 65 && channel.err.contains("no --channel"), "\(channel.err)")
  }

  @Test func `numbers stay as they are, and cuts divide them`() throws {
    let scratch = try Scratch()
    let head = "NRRD0004\ntype: float\ndimension: 3\nsizes: 4 1 1\nencoding: ascii\n\n"
    _ = try scratch.file("phi.nrrd", head + "0.1 0.5 0.9 0.95\n")
    let kept = try Program.run(
      ["convert", "phi.nrrd", "phi.vti", "--numbers", "--double", "--json"], in: scratch.url)
    #expect(kept.status == 0, "\(kept.err)")
    let answer = try JSONSerialization.jsonObject(with: Data(kept.out.utf8)) as? [String: Any]
    #expect(answer?["shape"] as? [Int] == [4, 1, 1])
    let cut = try Program.run(
      ["convert", "phi.vti", "film.txt", "--cuts", "0.3,0.7"], in: scratch.url)
    #expect(cut.status == 0, "\(cut.err)")
    let film = try String(contentsOf: scratch.url.appending(path: "film.txt"), encoding: .utf8)
    #expect(film == "4 1 1\n1 3 0 0\n")
  }

  @Test(arguments: [
    (["a.txt", "b.vti"], Int32(65), "its labels are 7, 255"),
    (["a.txt", "b.doc", "--labels", "7=donor,255=acceptor"], 65, ".vti, .tif"),
    (["a.txt", "b.npy", "--labels", "7=donor,255=acceptor", "--compressed"], 65, "npy"),
    (["a.txt", "b.opv", "--labels", "7=donor,255=mixed"], 65, "7 voxels are mixed"),
    (["a.txt", "b.vti", "--labels", "7=doner"], 65, "doner"),
    (["a.txt", "b.vti", "--numbers", "--cuts", "0.1,0.2"], 64, "choose one"),
    (["a.txt", "b.vti", "--encoding", "hex"], 64, "raw, base64, inline, ascii"),
    (["a.txt", "b.vti", "--spacing", "1,2"], 64, "one length or three"),
  ])
  func `what cannot be done is refused and leaves no file`(
    words: [String], status: Int32, reason: String
  ) throws {
    let scratch = try Scratch()
    _ = try scratch.file("a.txt", mask)
    let ended = try Program.run(["convert"] + words, in: scratch.url)
    #expect(ended.status == status)
    #expect(ended.err.contains(reason), "\(ended.err)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["a.txt"])
  }
}
