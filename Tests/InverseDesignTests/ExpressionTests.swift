import Descriptors
import Foundation
import InverseDesign
import Testing

struct ExpressionTests {
  /// Descriptors that are told apart by their values.
  static let film: [Attribute: Double] = [
    .donorFraction: 2, .mixedFraction: 3, .donorStraightness: 5, .acceptorStraightness: 7,
    Attribute(rawValue: "tau_D"): .infinity, Attribute(rawValue: "ABS_wf_D"): 0,
  ]

  @Test(arguments: [
    (String(repeating: "(", count: 20_000), "10000 at most"),
    (String(repeating: "(", count: 2000) + "tau_D", "nested deeper than 100"),
    (String(repeating: "-", count: 2000) + "tau_D", "nested deeper than 100"),
    ((0..<1500).map { _ in "tau_D" }.joined(separator: "+"), "more than 1000 operations"),
  ])
  func `what is too long or too deep is refused`(source: String, expected: String) {
    do {
      _ = try Expression(source)
      Issue.record("accepted")
    } catch { #expect("\(error)".contains(expected) && "\(error)".count < 300) }
  }

  @Test func `names of one quantity make one expression, a name in parentheses is dry`()
    throws
  {
    #expect(try Expression("ABS_f_D * 2").isSame(as: Expression("vol_frac_D*2")))
    #expect(try !Expression("ABS_f_D * 2").isSame(as: Expression("vol_frac_M*2")))
    #expect(try Expression("( tau_D )").attribute.rawValue == "tau_D")
    let spelled = try Expression("CT_f_D_tort1").spelled(by: \.canonical)
    #expect(spelled.attribute == .donorStraightness)
  }

  static let values: [(String, Double)] = [
    ("vol_frac_D + vol_frac_M * tortuosity_D", 17),
    ("(vol_frac_D + vol_frac_M) * tortuosity_D", 25),
    ("tortuosity_A - tortuosity_D - vol_frac_D", 0),
    ("tortuosity_A / vol_frac_D / tortuosity_D", 0.7),
    ("vol_frac_D ^ vol_frac_M ^ vol_frac_D", 512),
    ("-vol_frac_D ^ 2", -4),
    ("vol_frac_D ^ -1", 0.5),
    ("2 * -vol_frac_D", -4),
    ("1.5e1*vol_frac_D", 30),
    ("min(vol_frac_D, vol_frac_M, tortuosity_D) + max(vol_frac_D, 9)", 11),
    ("sqrt(abs(vol_frac_D - 6))", 2),
    ("log(exp(vol_frac_M)) + log10(100 ^ vol_frac_D)", 7),
    ("vol_frac_D − vol_frac_M", -1),
    ("1 / tau_D + vol_frac_D", 2),
    ("ABS_wf_D ^ 0 + vol_frac_D", 3),
  ]

  @Test(arguments: values)
  func `signs bind as in mathematics`(text: String, value: Double) throws {
    let found = try #require(try Expression(text).value(of: Self.film))
    #expect(abs(found - value) < 1e-12)  // one rounding of exp, log or pow
  }

  @Test(arguments: [
    "vol_frac_D / ABS_wf_D", "0 / ABS_wf_D", "ABS_wf_D ^ -1", "log(ABS_wf_D)",
    "sqrt(vol_frac_D - vol_frac_M)", "(-vol_frac_D) ^ 0.5", "tau_D", "tau_D - tau_D",
    "exp(1000 * vol_frac_D)", "vol_frac_D * CT_f_e_conn", "1 / (1 / ABS_wf_D) + vol_frac_D",
  ])
  func `what has no finite value is undefined`(text: String) throws {
    #expect(try Expression(text).value(of: Self.film) == nil)
  }

  static let broken: [(String, Int, String)] = [
    ("vol_frac_D +", 13, "found the end"),
    ("vol_frac_D vol_frac_M", 12, "expected an operator, found “v”"),
    ("vol_frac_D * tortuosty_A", 14, "did you mean tortuosity_A?"),
    ("vol_frac_D * opv_figure_of_merrit", 14, "did you mean opv_figure_of_merit?"),
    ("vol_frac_D + chi", 14, "predicted_chi"),
    ("(vol_frac_D", 12, "expected “)”"),
    ("vol_frac_D)", 11, "found “)”"),
    ("vol_frac_D * 1.2.3", 14, "“1.2.3” is not a number"),
    ("vol_frac_D * 1e999", 14, "is not a number"),
    ("sqrt vol_frac_D", 6, "parentheses"),
    ("min(vol_frac_D)", 4, "two values or more"),
    ("sqrt(vol_frac_D, 2)", 5, "one value"),
    ("sine(vol_frac_D)", 1, "no function"),
    ("2 + 3", 1, "no descriptor"),
    ("vol_frac_D % 2", 12, "found “%”"),
    ("", 1, "found the end"),
  ]

  @Test(arguments: broken)
  func `what cannot be read is refused with its column`(
    text: String, column: Int, problem: String
  ) {
    let error = #expect(throws: ExpressionError.self) { try Expression(text) }
    #expect(error?.column == column && error?.description.contains(problem) == true, "\(error!)")
  }

  @Test
  func `an expression names its descriptors once each and keeps its text`() throws {
    let sum = try Expression("tau_D  -  tau_A\n + tau_D")
    #expect(sum.text == "tau_D - tau_A + tau_D")
    #expect(sum.attributes.map(\.rawValue) == ["tau_D", "tau_A"])
    #expect(!sum.isDry)
    #expect(try Expression("tau_D").isDry)
    let again = try JSONDecoder().decode(Expression.self, from: JSONEncoder().encode(sum))
    #expect(again == sum)
  }

  @Test
  func `the figure of merit is the product of its stages`() throws {
    let merit = try Expression("opv_figure_of_merit")
    #expect(!merit.isDry && merit.attribute.rawValue == "opv_figure_of_merit")
    let mixed: [Attribute: Double] = [
      .donorAbsorption: 0.4, .donorFraction: 0.3, Attribute(rawValue: "area_DA"): 0,
      Attribute(rawValue: "area_DM"): 0.03, .donorAtAnodeFraction: 0.9,
      .acceptorAtCathodeFraction: 0.8, .donorStraightness: 0.25, .acceptorStraightness: 0.64,
    ]
    #expect(Set(merit.attributes) == Set(mixed.keys))
    // slabs of half thickness 0.3 / 0.03 = 10, the diffusion length: 0.4 · tanh 1 · 0.72 · 0.4
    let value = try #require(merit.value(of: mixed))
    #expect(abs(value - 0.1152 * tanh(1)) < 1e-15)
  }

  @Test
  func `with two phases it is the product of GraSPI's indicators`() throws {
    let merit = try Expression("opv_figure_of_merit_two_phase")
    let film: [Attribute: Double] = [
      .donorAbsorption: 0.4, .donorDissociation: 0.8, .connectedFaceFraction: 0.9,
      .donorStraightness: 0.25, .acceptorStraightness: 0.64,
    ]
    #expect(Set(merit.attributes) == Set(film.keys))
    // 0.4 · 0.8 · 0.9 · √(0.25 · 0.64), five roundings
    #expect(abs(try #require(merit.value(of: film)) - 0.1152) < 1e-15)
  }

  @Test(arguments: Expression.readyMade.map(\.formula))
  func `every ready-made formula can be read`(formula: String) throws {
    #expect(try !Expression(formula).attributes.isEmpty)
  }
}
