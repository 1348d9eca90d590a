import Foundation
import Reports
import Testing

struct LearningCurveTests {
  private func curve(_ count: Int) -> LearningCurve {
    LearningCurve(
      name: "vae", title: "Training of the vae", heldOutName: "cross entropy",
      steps: (1...count).map { step in
        LearningCurve.Step(
          number: step, loss: 1 / Double(step), learningRate: 1e-3, gradientNorm: 0.5,
          heldOut: step % 50 == 0 ? 2 / Double(step) : nil)
      }, bestStep: 50)
  }

  private func draw(_ count: Int) throws -> (files: [String], data: [[Substring]]) {
    let folder = NSTemporaryDirectory() + "curve-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try curve(count).draw(into: folder)
    for file in files { #expect(FileManager.default.fileExists(atPath: file), "\(file)") }
    #expect(try Picture.isBusy(svg: folder + "/vae.svg"))
    #expect(try #require(Picture.size(ofPNG: folder + "/vae.png")).width == 1600)
    let text = try String(contentsOfFile: folder + "/vae.dat", encoding: .utf8)
    return (files, text.split(separator: "\n").map { $0.split(separator: "\t") })
  }

  @Test func `a short run is drawn step by step, with what was held out`() throws {
    let (files, data) = try draw(120)
    #expect(files.map { URL(filePath: $0).pathExtension } == ["gp", "dat", "png", "svg", "pdf"])
    let rows = data.filter { Double($0[0]) != nil }
    #expect(rows.count == 120 + 2)
    #expect(rows[119].compactMap { Double($0) } == [120, 1 / 120.0, 1e-3, 0.5])
    #expect(rows[120...].map { $0.compactMap { Double($0) } } == [[50, 0.04], [100, 0.02]])
  }

  @Test func `a long run is drawn by the means of blocks`() throws {
    let rows = try draw(2500).data.filter { $0.count == 4 && Double($0[0]) != nil }
    // Blocks of three: at most 1,000 points.
    #expect(rows.count == 834)
    #expect(Double(rows[0][0]) == 2)
    #expect(abs(Double(rows[0][1])! - (1 + 1 / 2.0 + 1 / 3.0) / 3) < 1e-15)  // round-off
    #expect(Double(rows[833][0]) == 2500)
  }
}
