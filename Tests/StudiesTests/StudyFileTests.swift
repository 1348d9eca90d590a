import Descriptors
import InverseDesign
import StrictYAML
import Studies
import Testing
import Volumes

@Suite struct StudyFileTests {
  static let whole = """
    name: all-keys
    model: "models/other"
    seed: 18446744073709551615
    unrealistic: project
    threads: 2
    targets:
      vol_frac_D: 0.4
      vol_frac_M: { value: 0.1, tolerance: 0.01, weight: 2 }
      tortuosity_A: { at_least: 0.3 }
      tortuosity_D: { between: [0.2, 0.6] }
    objective: { maximise: CT_f_e_conn, scale: 0.2 }
    search: { algorithm: MLSL, local: SBPLX, evaluations: 9, seconds: 3.5, replicates: 4,
      spread_weight: 0.5, realism: 0.1, surrogate: always }
    candidates: { count: 3, samples: 12, duplicate_distance: 0.01, exact_fractions: true }
    constraints:
      - { expression: "tau_D - tau_A", at_most: 0.2, scale: 0.1 }
      - { expression: CT_f_e_conn, at_least: 0.9 }
    window: { phi: [0.4, 0.6], chi: [2.2, 3.5], log_time: [1, 3], hard: true }
    pathways: { keep: 4, weights: { verified: 3, annealing: 0 }, scatter: { chi: 0.02 } }
    verification: { pathways: 2, seeds: 4, films: 12, width: 256 }
    refinement: { pathways: 2, recipes: 5 }
    material: { donor_density: 1.1, acceptor_density: 1.5 }
    calibration:
      source: 'ours "2026"'
      voxel_length: 1.5
      diffusivity: { prefactor: 1e-9, activation: 60 }
      chi: { constant: 0.4, slope: 850 }
    sampler: { steps: 10, guidance: 1.5, corrections: 2, close_enough: 0.1 }
    """

  func study(_ yaml: String) throws -> Study {
    try Study.read(SettingsNode.parse(yaml, file: "study.yaml"))
  }

  func complaint(_ yaml: String) -> String {
    do {
      _ = try study(yaml)
      return "accepted"
    } catch { return "\(error)" }
  }

  static let front = """
    name: front
    objectives:
      - { maximise: "ABS_wf_D * DISS_wf10_D", scale: 0.01 }
      - { minimise: tau_D }
    pareto: { points: 6, method: epsilon_constraint, choose: 2 }
    """

  static let sample = """
    name: sample
    targets:
      from: "some folder/film.vti"
      sides: open
      pixel: 2.5
      labels: 0=acceptor,255=donor
      dataset: a
      attributes: [vol_frac_D, tau_D]
      tolerance: 0.03
      vol_frac_D: 0.4
    """

  @Test func `the resolved study reads back as itself`() throws {
    let short = "name: short\ntargets: { vol_frac_D: 0.4, measured_on: \"film.vti, open\" }\n"
    for text in [Self.whole, short, Self.front, Self.sample] {
      let first = try study(text)
      #expect(try study(first.yaml) == first)
    }
  }

  /// `whole` as runs wrote it while the text was joined by hand.
  static let earlier = """
    name: all-keys
    model: "models/other"
    seed: 18446744073709551615
    unrealistic: project
    threads: 2
    targets:
      vol_frac_D: { value: 0.4, tolerance: 0.02, weight: 1.0 }
      vol_frac_M: { value: 0.1, tolerance: 0.01, weight: 2.0 }
      tortuosity_A: { at_least: 0.3, tolerance: 0.02, weight: 1.0 }
      tortuosity_D: { between: [0.2, 0.6], tolerance: 0.02, weight: 1.0 }
    objective: { maximise: "CT_f_e_conn", scale: 0.2 }
    constraints:
      - { expression: "tau_D - tau_A", at_most: 0.2, scale: 0.1 }
      - { expression: "CT_f_e_conn", at_least: 0.9, scale: 0.02 }
    search:
      algorithm: G_MLSL_LDS+LN_SBPLX
      evaluations: 9
      seconds: 3.5
      replicates: 4
      spread_weight: 0.5
      realism: 0.1
      surrogate: always
    candidates:
      count: 3
      samples: 12
      aims: 8
      duplicate_distance: 0.01
      exact_fractions: true
    window:
      phi: [0.4, 0.6]
      chi: [2.2, 3.5]
      log_time: [1.0, 3.0]
      hard: true
    pathways:
      keep: 4
      inverted: 2
      weights: { probability: 1.0, annealing: 0.0, window: 1.0, robustness: 0.5, verified: 3.0 }
      scatter: { phi: 0.005, chi: 0.02, log_time: 0.05 }
    verification:
      pathways: 2
      seeds: 4
      films: 12
      width: 256
    refinement:
      pathways: 2
      recipes: 5
    material:
      donor_density: 1.1
      acceptor_density: 1.5
    calibration:
      source: "ours \\"2026\\""
      voxel_length: 1.5
      diffusivity: { prefactor: 1e-09, activation: 60.0 }
      chi: { constant: 0.4, slope: 850.0 }
    sampler:
      steps: 10
      guidance: 1.5
      corrections: 2
      close_enough: 0.1
    """

  @Test func `a study as earlier runs wrote it is the same study`() throws {
    #expect(try study(Self.earlier) == study(Self.whole))
  }

  @Test func `every key of a whole study arrives`() throws {
    let study = try study(Self.whole)
    #expect(study.seed == .max)
    #expect(study.unrealistic == .project)
    #expect(study.targets.count == 4)
    #expect(study.targets[1].tolerance == 0.01 && study.targets[1].weight == 2)
    #expect(study.search.algorithm == "G_MLSL_LDS+LN_SBPLX")
    #expect(study.search.surrogate == .always)
    #expect(study.candidates.samples == 12 && study.candidates.exactFractions)
    #expect(study.window.logTime == 1...3 && study.window.isHard)
    #expect(study.sampler.guidance == 1.5 && study.sampler.corrections == 2)
    #expect(study.sampler.closeEnough == 0.1)
    #expect(study.pathways.keep == 4 && study.pathways.weights.verified == 3)
    #expect(study.pathways.weights.annealing == 0 && study.pathways.scatter.chi == 0.02)
    #expect(study.refinement.pathways == 2 && study.refinement.recipes == 5)
    #expect(study.verification.films == 12 && study.verification.width == 256)
    #expect(study.laboratory.densities?.acceptor == 1.5)
    #expect(study.laboratory.calibration?.source == "ours \"2026\"")
    #expect(study.laboratory.calibration?.chi?.slope == 850)
    #expect(study.constraints.map(\.attribute.rawValue) == ["tau_D - tau_A", "CT_f_e_conn"])
    #expect(study.constraints.map(\.upper) == [0.2, nil])
    #expect(study.constraints.map(\.scale) == [0.1, 0.02])
  }

  @Test func `several objectives have a budget for each point of their front`() throws {
    let study = try study(Self.front)
    #expect(study.objectives.map(\.direction) == [.maximise, .minimise])
    #expect(study.pareto.points == 6 && study.pareto.choose == 2)
    #expect(study.pareto.method == .epsilonConstraint)
    #expect(study.search.evaluations == 72)
  }

  @Test func `a volume's path is sought beside the study`() throws {
    let node = try SettingsNode.parse(Self.sample, file: "studies/mine.yaml")
    let source = try #require(try Study.read(node).source)
    #expect(source.file == "studies/some folder/film.vti")
    #expect(source.sides == .open && source.attributes?.count == 2 && source.tolerance == 0.03)
  }

  @Test func `exact fractions are the targets of one value`() throws {
    let text = """
      name: a
      targets: { vol_frac_D: 0.4, vol_frac_M: { at_most: 0.2 }, tortuosity_A: 0.5 }
      candidates: { exact_fractions: true }
      """
    #expect(try study(text).exactFractions()?.values == [.donorFraction: 0.4])
    let none = text.replacing("vol_frac_D: 0.4, ", with: "")
    #expect(throws: StudyError.self) { try study(none).exactFractions() }
    #expect(try study(text.replacing("true", with: "false")).exactFractions() == nil)
  }

  static let broken: [(String, String)] = [
    ("targets: { vol_frac_D: 0.4 }", "name is missing"),
    ("name: a", "targets is missing"),
    ("name: a/b\ntargets: { vol_frac_D: 0.4 }", "names a folder"),
    ("name: a\ntargets: { vol_frac_d: 0.4 }", "did you mean vol_frac_D"),
    ("name: a\ntargets: { chi: 2.4 }", "unknown key"),
    ("name: a\ntargets: { vol_frac_D: 1.4 }", "0.0 to 1.0"),
    ("name: a\ntargets: { vol_frac_D: .nan }", "expected a number"),
    ("name: a\ntargets: { vol_frac_D: { value: 0.4, at_least: 0.1 } }", "exactly one"),
    ("name: a\ntargets: { vol_frac_D: { value: 0.4, tolerance: 0 } }", "out of range"),
    ("name: a\ntargets: {}", "at least one target"),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nseed: -1", "whole number"),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nsearch: { algorithm: BOBQA }", "BOBYQA"),
    (
      "name: a\ntargets: { vol_frac_D: 0.4 }\nsearch: { algorithm: SLSQP, surrogate: never }",
      "follows gradients"
    ),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\ncandidates: { count: 9, samples: 3 }", "chosen from"),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nunrealistic: maybe", "stop, project, allow"),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nwindow: { chi: [3, 2] }", "above"),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nmaterial: { donor_density: 1 }", "acceptor_density"),
    (
      "name: a\ntargets: { vol_frac_D: 0.4 }\ncalibration: { source: us, voxel_length: 1, "
        + "diffusivity: 1e-17 }", "either chi"
    ),
    (
      "name: a\ntargets: { vol_frac_D: 0.4 }\npathways: { weights: { probability: 0, annealing: 0, "
        + "window: 0, robustness: 0, verified: 0 } }", "above 0"
    ),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nobjective: { maximise: tau_d }", "did you mean"),
    ("name: a\ntargets: { tau_D: 2 }\nobjective: { minimise: tau_D }", "hold it by a constraint"),
    ("name: a\nobjective: { maximise: tau_D * }", "column 8"),
    ("name: a\nobjective: { maximise: tau_D }\nobjectives: []", "either"),
    ("name: a\nobjective: { maximise: tau_D }\npareto: { points: 3 }", "two objectives"),
    ("name: a\nobjectives: [{ maximise: tau_D }, { minimise: tau_D }]", "pushed twice"),
    (
      "name: a\ntargets: { vol_frac_D: 0.4, ABS_f_D: 0.6 }",
      "vol_frac_D and ABS_f_D are two names of one quantity"
    ),
    (
      "name: a\ntargets: { tortuosity_D: 0.5 }\nobjective: { maximise: CT_f_D_tort1 }",
      "tortuosity_D, which is CT_f_D_tort1, is a target and is pushed too"
    ),
    (
      "name: a\nobjectives: [{ maximise: '(ABS_f_M)' }, { minimise: vol_frac_M }]",
      "ABS_f_M and vol_frac_M are two names"
    ),
    (
      "name: a\nobjective: { maximise: tau_A }\n"
        + "constraints: [{ expression: tau_D, at_most: 1e300 }]", "out of range"
    ),
    ("name: a\ntargets: { vol_frac_D: 0.4 }\nconstraints: [{ expression: tau_D }]", "at_least"),
    (
      "name: a\ntargets: { vol_frac_D: 0.4 }\n"
        + "constraints: [{ expression: tau_D, at_least: 2, at_most: 1 }]", "above"
    ),
    ("name: a\ntargets: { sides: open, vol_frac_D: 0.4 }", "goes with from"),
    ("name: a\ntargets: { from: a.vti, labels: zero=donor }", "targets.labels"),
    ("name: a\ntargets: { from: a.vti, attributes: [tau_d] }", "did you mean"),
  ]

  @Test(arguments: broken)
  func `a broken study is refused with what is allowed`(yaml: String, expected: String) {
    let said = complaint(yaml)
    #expect(said.contains(expected), "\(said)")
    #expect(said.hasPrefix("study.yaml"))
  }
}
