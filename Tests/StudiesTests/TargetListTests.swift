import Studies
import Testing

@Suite struct TargetListTests {
  let names = ["vol_frac_D", "tortuosity_A"]

  func complaint(_ texts: [String]) -> String {
    do {
      _ = try TargetList(texts, allowed: names, of: "a condition")
      return "accepted"
    } catch { return "\(error)" }
  }

  @Test func `a synonym arrives under the name that is allowed`() throws {
    let list = try TargetList(["ABS_f_D=0.4", "CT_f_A_tort1=0.1"], allowed: names, of: "")
    #expect(list.values == ["vol_frac_D": 0.4, "tortuosity_A": 0.1])
    #expect(
      complaint(["ABS_f_D=0.4", "vol_frac_D=0.4"])
        == "ABS_f_D and vol_frac_D are two names of one quantity; give one of them")
  }

  @Test func `values arrive by name`() throws {
    let list = try TargetList(["vol_frac_D=0.4", "tortuosity_A=1e-1"], allowed: names, of: "")
    #expect(list.values == ["vol_frac_D": 0.4, "tortuosity_A": 0.1])
  }

  @Test(arguments: [
    (["vol_frac_D"], "no equals sign"), (["vol_frac_X=1"], "did you mean vol_frac_D"),
    (["vol_frac_D=nan"], "not a finite number"), (["vol_frac_D="], "not a finite number"),
    (["vol_frac_D=1.5"], "between 0.0 and 1.0"), (["vol_frac_D=0.1", "vol_frac_D=0.2"], "twice"),
  ])
  func `a malformed target is refused with the reason`(texts: [String], expected: String) {
    let said = complaint(texts)
    #expect(said.contains(expected), "\(said)")
  }
}
