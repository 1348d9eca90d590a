import Foundation
import Testing
import Volumes

/// What is written here, read by numpy, tifffile and h5py where this machine has them.
struct PythonTests {
  private let scratch = Scratch()

  @Test(arguments: [
    ("npy", "numpy", "numpy.load(path)"),
    ("tif", "tifffile", "tifffile.imread(path)"),
    ("h5", "h5py", "h5py.File(path)['phase'][()].transpose(2, 1, 0)"),
  ])
  func `Python finds every voxel where it was`(
    ending: String, module: String, expression: String
  ) throws {
    guard try run("import numpy, \(module)") == "" else {
      print("skipped: python3 has no \(module)")
      return
    }
    let path = scratch.file("marked." + ending)
    try writeVolume(markedVolume(), to: path)
    let labels = try run(
      """
      import numpy, \(module)
      path = '\(path)'
      a = \(expression)
      assert a.shape == (3, 4, 5) and a.dtype == numpy.uint8, (a.shape, a.dtype)
      print(a[2, 1, 3], a[1, 2, 0], (a == 1).sum())
      """)
    #expect(labels == "0 3 58\n")
  }

  @Test func `Python finds the attributes, and no times`() throws {
    guard try run("import h5py") == "" else {
      print("skipped: python3 has no h5py")
      return
    }
    let path = scratch.file("shard.h5")
    let writer = try SampleWriter(path: path)
    try writer.append(markedVolume(), name: "s", attributes: ["phi": 0.25, "chi": 3])
    try writer.finish()
    let found = try run(
      """
      import h5py
      d = h5py.File('\(path)')['s']
      print(dict(sorted((k, float(v)) for k, v in d.attrs.items())), d.shape, d.compression)
      """)
    #expect(found == "{'chi': 3.0, 'phi': 0.25} (5, 4, 3) gzip\n")
  }

  /// What python3 prints, or its last line of complaint.
  private func run(_ program: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      ProcessInfo.processInfo.environment["BINODAL_PYTHON"] ?? "python3", "-c", program,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
