import Descriptors
import InverseDesign
import LatentDiffusion
import StrictYAML
import Studies
import Testing
import Volumes

/// Targets that are read off a volume, here the film that studies/like-this-film.yaml ships.
struct TargetSourceTests {
  static let folder = ShippedStudiesTests.folder

  func measured(_ targets: String) throws -> Study {
    let text = "name: a\ntargets: { from: \"\(Self.folder)/film.vti\", \(targets) }\n"
    let card = try ModelCard.load(Self.folder + "/../models/three-phase-64")
    return try Study.read(SettingsNode.parse(text, file: "study.yaml")).measured(for: card)
  }

  @Test
  func `the model's conditions become targets, explicit ones stay`() throws {
    let study = try measured("tolerance: 0.03, tortuosity_D: { at_least: 0.6 }")
    let film = try describe(
      Self.folder + "/film.vti",
      options: DescribeOptions(sides: .periodic, only: Attribute.conditions))
    #expect(
      study.targets.map(\.attribute.rawValue).sorted() == [
        "tortuosity_A", "tortuosity_D", "vol_frac_D", "vol_frac_M",
      ])
    for target in study.targets {
      if target.attribute == .donorStraightness {
        #expect(target.wanted == .atLeast(0.6) && target.tolerance == 0.02)
      } else {
        #expect(target.wanted == .value(film.measured[target.attribute]!))
        #expect(target.tolerance == 0.03)
      }
    }
  }

  @Test
  func `the resolved study stands alone and says where its numbers come from`() throws {
    let study = try measured("attributes: [vol_frac_D, tau_D], sides: open")
    #expect(study.source == nil && study.measuredOn?.contains("film.vti, 64×64×32") == true)
    let again = try Study.read(SettingsNode.parse(study.yaml, file: "elsewhere/study.yaml"))
    #expect(again == study)
  }

  @Test
  func `what is undefined on the volume is refused by name`() {
    let error = #expect(throws: StudyError.self) {
      try measured("attributes: [vol_frac_D, CT_f_e_conn]")
    }
    #expect(error?.description.contains("CT_f_e_conn is undefined on this volume") == true)
  }
}
