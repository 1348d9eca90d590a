import Foundation
import Ledger
import Reports
import Testing

/// The figures of a sweep, drawn by gnuplot from its ledger.
struct SweepReportTests {
  private func draw(_ numbers: [String: [Double]]) throws -> (result: ReportResult, folder: String)
  {
    let folder = FileManager.default.temporaryDirectory.path + "/sweep-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let paths = numbers.keys.sorted()
    let combinations = paths.reduce([[String: Double]()]) { combinations, path in
      combinations.flatMap { combination in
        numbers[path]!.map { value in combination.merging([path: value]) { $1 } }
      }
    }
    let points = combinations.enumerated().map { number, values in
      SweepPointRecord(
        number: number + 1, values: values, status: .done,
        outcomes: ["candidate_error": 0.01 + values.values.reduce(0) { $0 + $1 * $1 }])
    }
    _ = try SweepLedger(creating: folder + "/sweep.sqlite", paths: paths, points: points)
    return (try drawSweep(of: folder), folder)
  }

  private func check(_ name: String, _ drawn: (result: ReportResult, folder: String)) throws {
    let png = try #require(drawn.result.files.first { $0.hasSuffix("/\(name).png") })
    #expect(Picture.size(ofPNG: png) != nil)
    let svg = try #require(drawn.result.files.first { $0.hasSuffix("/\(name).svg") })
    #expect(try Picture.isBusy(svg: svg))
  }

  @Test func `an outcome over two swept numbers is a contour map`() throws {
    let values = [0.44, 0.5, 0.56]
    let drawn = try draw(["targets.a.value": values, "targets.b.value": values])
    defer { try? FileManager.default.removeItem(atPath: drawn.folder) }
    try check("sweep-a-b-candidate_error", drawn)
  }

  @Test func `an outcome over one swept number is a line`() throws {
    let drawn = try draw(["targets.a.value": [0.44, 0.5, 0.56]])
    defer { try? FileManager.default.removeItem(atPath: drawn.folder) }
    try check("sweep-candidate_error", drawn)
  }
}
