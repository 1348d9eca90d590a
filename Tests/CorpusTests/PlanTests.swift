import Corpus
import Descriptors
import Foundation
import PhaseField
import StrictYAML
import Testing
import Volumes

@Suite struct PlanTests {
  private func plan(_ text: String) throws -> CorpusPlan {
    let path = FileManager.default.temporaryDirectory.path + "/plan-\(UUID().uuidString).yaml"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try CorpusPlan(yaml: path)
  }

  @Test func `a plan of its three required keys takes the defaults`() throws {
    let found = try plan("name: a\nshape: [8, 6, 4]\nseries: 3\n")
    #expect(
      found
        == CorpusPlan(
          name: "a", shape: Shape(nx: 8, ny: 6, nz: 4), design: .sobol(points: 3)))
  }

  @Test func `every key of a plan arrives`() throws {
    let found = try plan(
      """
      name: b
      shape: [8, 6, 4]
      series: 5
      films_per_point: 4
      labels: {three: [0.3, 0.6], two: [0.4]}
      phi: [0.45, 0.55]
      chi: [2.5, 3]
      chi_spacing: linear
      margin: 0.2
      snapshots: {at_most: 7, ratio: 1.5, onset: 0.5, until: 0.8, longest_wavelength: 20,
                  longest_log_time: 2}
      physics: {gradient_coefficient: 2, mobility: 3, donor_length: 1.5, acceptor_length: 1.25,
                noise: 0.02, scheme: exponentialRungeKutta, tolerance: 0.01}
      validation: 0.2
      test: 0.3
      seed: 9
      compression: 2
      attributes: [tau_D, STAT_e]
      diffusion_tolerance: 1e-4
      """)
    #expect(
      found.labels == [
        LabelSet(name: "three", cuts: PhaseCuts(acceptorBelow: 0.3, donorAbove: 0.6)),
        LabelSet(name: "two", cuts: PhaseCuts(acceptorBelow: 0.4, donorAbove: 0.4)),
      ])
    #expect(found.design == .sobol(points: 5) && found.filmsPerPoint == 4)
    #expect(found.attributes.map(\.rawValue) == ["tau_D", "STAT_e"])
    #expect(found.diffusionTolerance == 1e-4)
    #expect(found.phi == 0.45...0.55 && found.chi == 2.5...3)
    #expect(found.spacing == .linear && found.margin == 0.2)
    #expect(
      found.snapshots
        == SnapshotRule(
          times: .ratio(1.5, atMost: 7, longestWavelength: 20), onset: 0.5, until: 0.8,
          longestLogTime: 2))
    #expect(found.physics.gradientCoefficient == 2 && found.physics.mobility == 3)
    #expect(found.physics.donorLength == 1.5 && found.physics.acceptorLength == 1.25)
    #expect(found.physics.noise == 0.02 && found.physics.tolerance == 0.01)
    #expect(found.physics.scheme == .exponentialRungeKutta)
    #expect(found.validation == 0.2 && found.test == 0.3)
    #expect(found.seed == 9 && found.compression == 2)
  }

  @Test func `cuts alone are one label set, named by its phases`() throws {
    let start = "name: a\nshape: [8, 6, 4]\nseries: 3\n"
    #expect(try plan(start + "cuts: [0.3, 0.6]\n").labels.map(\.name) == ["three-phase"])
    #expect(try plan(start + "cuts: [0.5]\n").labels.map(\.name) == ["two-phase"])
  }

  @Test func `a plan may ask for a grid, a count of snapshots and every descriptor`() throws {
    let found = try plan(
      "name: a\nshape: [8, 6, 4]\ngrid: [3, 4]\nsnapshots: {count: 9, longest_log_time: 2}\n"
        + "attributes: all\n")
    #expect(found.design == .grid(phi: 3, chi: 4))
    #expect(found.snapshots == SnapshotRule(times: .count(9), longestLogTime: 2))
    #expect(found.attributes.count == Attribute.known.count - Attribute.process.count)
  }

  @Test(arguments: [
    ("name: a\nshape: [8, 6, 4]\nseries: 3\ngrid: [2, 2]\n", 3, "not both"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nlabels: {a/b: [0.5]}\n", 4, "a/b"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\ncuts: [0.5]\nlabels: {a: [0.5]}\n", 4, "not both"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nattributes: [tau_d]\n", 4, "tau_D"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nattributes: [phi]\n", 4, "no descriptor"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nsnapshots: {count: 3, ratio: 2}\n", 4, "count"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nsnapshot: {}\n", 4, "snapshots"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nsnapshots:\n  onset: 1\n  at_least: 3\n", 6, "at_most"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nsnapshots:\n  onset: 1\n  until: 1\n", 6, "onset"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nsnapshots:\n  until: 0.6\n", 5, "more than"),
    ("name: a\nshape: [8, 6]\nseries: 3\n", 2, "three sides"),
    ("name: a\nshape: [8, 6, 4]\nseries: 0\n", 3, "1 to"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nchi: [3, 2.5]\n", 4, "above the highest"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\ncuts: [0.6, 0.4]\n", 4, "0.6"),
    ("name: a\nshape: [8, 6, 4]\nseries: 3\nchi_spacing: lineal\n", 4, "linear"),
    ("name: a\nseries: 3\n", 1, "shape"),
  ])
  func `a bad plan is refused with its line and what is allowed`(
    text: String, line: Int, hint: String
  ) {
    let error = #expect(throws: SettingsError.self) { _ = try plan(text) }
    #expect(error?.line == line)
    #expect(error.map { "\($0)".contains(hint) } == true, "\(String(describing: error))")
  }

  @Test func `a plan whose blends all mix is refused`() {
    #expect(throws: SettingsError.self) {
      _ = try plan("name: a\nshape: [8, 6, 4]\nseries: 3\nchi: [1, 1.9]\n")
    }
  }

  @Test(arguments: ["small", "three-phase-64", "wide-64-early", "paper-scale"])
  func `a plan that is shipped is read`(name: String) throws {
    let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(3).joined(separator: "/")
    let plan = try CorpusPlan(yaml: "\(root)/studies/corpora/\(name).yaml")
    #expect(plan.name == name)
    try plan.physics.check()
    // Cuts outside the binodal of the weakest χ would leave no pure phase there.
    let weakest = plan.physics.equation(interactionParameter: plan.chi.lowerBound).freeEnergy
    let binodal = try #require(weakest.binodal)
    for cuts in plan.labels.compactMap(\.cuts) {
      #expect(binodal.lowerBound < cuts.acceptorBelow && cuts.donorAbove < binodal.upperBound)
    }
  }

  @Test func `the plan of the published scale has its numbers`() throws {
    let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(3).joined(separator: "/")
    let plan = try CorpusPlan(yaml: "\(root)/studies/corpora/paper-scale.yaml")
    #expect(plan.series().count == 67 && plan.snapshots.times == .count(400))
    #expect(plan.shape == Shape(nx: 128, ny: 128, nz: 64))
    #expect(plan.labels.map(\.name) == ["three-phase", "two-phase"])
    #expect(plan.phi == 0.35...0.65 && plan.chi == 2.2...4)
    for name in ["tau_D", "tau_A", "area_DA", "ABS_wf_D", "DISS_wf10_D", "CT_f_e_conn"] {
      #expect(plan.attributes.contains(Attribute(rawValue: name)), "designs ask for \(name)")
    }
    let test = plan.series().filter { $0.split == .test }
    let (phi, chi) = (test.map { $0.phi! }.sorted(), test.map { $0.chi! }.sorted())
    // At least two thirds of either range between the outermost test films.
    #expect(phi.last! - phi[0] > 0.2 && chi.last! - chi[0] > 1.2)
  }
}
