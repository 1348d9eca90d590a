import Foundation
import PhaseField
import Testing

@Suite struct CoexistenceTests {
  @Test(arguments: [(2.2, 0.249), (2.6, 0.124), (3.0, 0.071), (4.0, 0.021)])
  func `coexisting compositions are the known ones`(χ: Double, φ: Double) throws {
    let binodal = try #require(FloryHuggins(interactionParameter: χ).binodal)
    #expect(abs(binodal.lowerBound - φ) < 6e-4)  // the known values have three digits
    #expect(abs(binodal.upperBound - (1 - φ)) < 6e-4)
  }

  @Test(arguments: [2.05, 2.5, 3.3, 5.0])
  func `equal lengths coexist where ln((1 − φ)/φ) = χ(1 − 2φ)`(χ: Double) throws {
    let φ = try #require(FloryHuggins(interactionParameter: χ).binodal).lowerBound
    #expect(abs(log((1 - φ) / φ) - χ * (1 - 2 * φ)) < 1e-12)  // bisected to the last digit
  }

  @Test(arguments: [(30.0, 1.0), (1.0, 4.0), (100.0, 20.0)])
  func `one tangent touches both branches for any chain lengths`(donor: Double, acceptor: Double)
    throws
  {
    let χc = FloryHuggins(
      interactionParameter: 0, donorLength: donor, acceptorLength: acceptor
    ).criticalInteraction
    let energy = FloryHuggins(
      interactionParameter: 1.2 * χc, donorLength: donor, acceptorLength: acceptor)
    let ends = try #require(energy.binodal)
    let chord =
      (energy.value(at: ends.upperBound) - energy.value(at: ends.lowerBound))
      / (ends.upperBound - ends.lowerBound)
    #expect(abs(energy.slope(at: ends.lowerBound) - chord) < 1e-9)  // slopes are steep near 0 and 1
    #expect(abs(energy.slope(at: ends.upperBound) - chord) < 1e-9)
  }

  @Test func `the spinodal is where the curvature vanishes, and lies inside the binodal`() throws {
    let energy = FloryHuggins(interactionParameter: 2.7, donorLength: 2)
    let spinodal = try #require(energy.spinodal)
    let binodal = try #require(energy.binodal)
    for φ in [spinodal.lowerBound, spinodal.upperBound] {
      #expect(abs(energy.curvature(at: φ)) < 1e-12)  // a quotient of numbers near 5
      #expect(binodal.contains(φ))
    }
  }

  @Test func `below the critical interaction nothing separates`() {
    let critical = FloryHuggins(interactionParameter: 0, donorLength: 30).criticalInteraction
    let energy = FloryHuggins(interactionParameter: 0.999 * critical, donorLength: 30)
    #expect(energy.spinodal == nil)
    #expect(energy.binodal == nil)
    #expect(FloryHuggins(interactionParameter: 0).criticalInteraction == 2)
    #expect(FloryHuggins(interactionParameter: 0).criticalComposition == 0.5)
  }

  @Test func `slope and curvature are the derivatives of the energy`() {
    let energy = FloryHuggins(interactionParameter: 2.4, donorLength: 3, acceptorLength: 1.5)
    let h = 1e-5
    for φ in [0.1, 0.37, 0.8] {
      let slope = (energy.value(at: φ + h) - energy.value(at: φ - h)) / (2 * h)
      let curvature = (energy.slope(at: φ + h) - energy.slope(at: φ - h)) / (2 * h)
      #expect(abs(energy.slope(at: φ) - slope) < 1e-7)  // h² f‴/6, with f‴ up to 400
      #expect(abs(energy.curvature(at: φ) - curvature) < 1e-6)
    }
  }
}
