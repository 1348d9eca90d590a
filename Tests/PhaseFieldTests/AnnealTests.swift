import PhaseField
import Testing
import Volumes

@Suite struct AnnealTests {
  private static let shape = Shape(nx: 16, ny: 16, nz: 8)

  @Test func `a film comes out the same for the same process and seed`() throws {
    let process = try ProcessConditions(phi: 0.5, chi: 3.2, logTime: 1.5)
    let a = try anneal(process, shape: Self.shape, seed: 4)
    #expect(a == (try anneal(process, shape: Self.shape, seed: 4)))
    #expect(a != (try anneal(process, shape: Self.shape, seed: 5)))
    #expect(a.values.max()! - a.values.min()! > 0.5)
  }

  @Test func `progress rises to 1 and its error ends the run`() throws {
    struct Stop: Error {}
    let process = try ProcessConditions(phi: 0.5, chi: 3.2, logTime: 1)
    var told: [Double] = []
    _ = try anneal(process, shape: Self.shape, seed: 4) { told.append($0) }
    #expect(told == told.sorted() && told.last == 1)
    #expect(throws: Stop.self) {
      _ = try anneal(process, shape: Self.shape, seed: 4) { _ in throw Stop() }
    }
  }

  @Test(arguments: [(1.2, 3.0, 2.0), (0.5, -1.0, 2.0), (0.5, 3.0, 40.0), (0.5, .nan, 2.0)])
  func `a process outside its range is refused`(phi: Double, chi: Double, logTime: Double) {
    #expect(throws: PhaseFieldError.self) {
      _ = try ProcessConditions(phi: phi, chi: chi, logTime: logTime)
    }
  }

  @Test func `settings outside their range are refused by name`() throws {
    let settings = AnnealingSettings(tolerance: -1)
    let process = try ProcessConditions(phi: 0.5, chi: 3, logTime: 1)
    let error = #expect(throws: PhaseFieldError.self) {
      _ = try anneal(process, shape: Self.shape, seed: 1, settings: settings)
    }
    #expect(error?.description.contains("tolerance") == true)
  }

  @Test func `a blend too near to pure for the noise is refused`() throws {
    let process = try ProcessConditions(phi: 0.03, chi: 3, logTime: 1)
    #expect(throws: PhaseFieldError.self) {
      _ = try anneal(process, shape: Self.shape, seed: 1)
    }
  }
}
