import Descriptors
import Foundation
import Ledger
import Studies
import Testing
import Volumes

/// A small design from the request to the summary.
@Suite struct WholeDesignTests {
  @Test func `every stage leaves its evidence in the folder and in the ledger`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let summary = try design.run()
    let ledger = try design.ledger()
    #expect(try ledger.facts()[.status] == "finished")
    #expect(try ledger.facts()[.modelHash] == "stand-in")
    #expect(try ledger.evaluations().count { $0.stage == "search" } == 4)
    #expect(try ledger.candidates().count == 2)
    #expect(try ledger.pathways().count == summary.pathways.count)
    #expect(try ledger.proofs().count { $0.counts } == 2)
    let films = try ledger.verifications().count
    #expect(films == (try ledger.proofs().reduce(0) { $0 + $1.films }) && films >= 4)
    #expect(try design.lines("candidates.csv").count == 3)
    #expect(try design.lines("pathways.csv").count == summary.pathways.count + 1)
    for folder in ["001", "002"] {
      for file in ["volume.vti", "volume.tif", "descriptors.json", "depth.csv"] {
        let path = design.folder + "/candidates/\(folder)/\(file)"
        #expect(FileManager.default.fileExists(atPath: path), "\(path)")
      }
    }
  }

  @Test func `the candidates are what the model makes at the condition that the search found`()
    throws
  {
    let design = try StandInDesign(StandInDesign.small)
    let summary = try design.run()
    #expect(summary.candidates.map(\.rank) == [1, 2])
    for candidate in summary.candidates {
      #expect(candidate.withinTolerance)
      let volume = try readVolume(at: candidate.folder + "/volume.vti")
      let measured = Measured(volume, sides: .periodic, quantities: .conditions)
      for name in ["vol_frac_D", "vol_frac_M"] {
        #expect(measured[Attribute(rawValue: name)] == candidate.measured[name])
      }
      let misses = [
        abs(candidate.measured["vol_frac_D"]! - 0.45),
        abs(candidate.measured["vol_frac_M"]! - 0.15),
      ]
      #expect(abs(candidate.error - misses.max()!) < 1e-12)
    }
    #expect(summary.candidates[0].error <= summary.candidates[1].error)
  }

  @Test func `the pathways are the two modes of the predictions, proved by films`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let summary = try design.run()
    #expect(summary.noPathways == nil)
    let modes = summary.pathways.filter { $0.origin == "candidates" }
    #expect(modes.count == 2)
    let strong = try #require(modes.max { $0.chi < $1.chi })
    let weak = try #require(modes.min { $0.chi < $1.chi })
    #expect(abs(strong.chi - 3.3) < 0.1 && abs(strong.logTime - 1.8) < 0.1)
    #expect(abs(weak.chi - 2.6) < 0.1 && abs(weak.logTime - 2.6) < 0.1)
    #expect(abs(modes.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
    #expect(summary.pathways.count { $0.proof != nil } == 2)
    for pathway in summary.pathways where pathway.proof != nil {
      #expect(pathway.chiRatio == pathway.chi / 2)
      #expect(pathway.verdict == "verified")
    }
  }

  @Test func `where the targets are the model's conditions nothing is searched`() throws {
    let design = try StandInDesign(
      """
      candidates: { count: 1, samples: 4, aims: 3 }
      verification: { pathways: 0 }
      refinement: { pathways: 0 }
      """)
    let summary = try design.run()
    let ledger = try design.ledger()
    #expect(try ledger.evaluations().allSatisfy { $0.stage == "aiming" })
    #expect(try ledger.facts()[.stopReason]?.hasPrefix("nothing to search") == true)
    #expect(summary.pathways.allSatisfy { $0.proof == nil && $0.verdict == nil })
    #expect(
      try Set(design.column("verdict", of: "pathways.csv")) == ["not simulated"])
  }

  @Test func `two runs of one study give the same bytes`() throws {
    let design = try StandInDesign(StandInDesign.small)
    try design.run(in: design.scratch + "/one")
    try design.run(in: design.scratch + "/two")
    let one = try RunContents(design.scratch + "/one")
    #expect(one.count == 4)
    #expect(try RunContents(design.scratch + "/two") == one)
  }
}
