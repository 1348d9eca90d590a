import Descriptors
import LatentDiffusion
import Tensors
import Testing
import Volumes

/// Descriptors as smooth functions of probabilities, against the descriptors themselves.
struct SoftDescriptorTests {
  private static let phases: [Phase] = [.donor, .acceptor, .mixed]
  private static let names = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]

  /// 1 for each voxel's phase, [1, phases, z, y, x].
  private func probabilities(_ volume: Volume, sharpness: Float = 1) throws -> Tensor {
    let shape = volume.shape
    let values = Self.phases.flatMap { phase in
      volume.labels.map { $0 == phase.rawValue ? sharpness : (1 - sharpness) / 2 }
    }
    return try Tensor(values, shape: [1, 3, shape.nz, shape.ny, shape.nx])
  }

  @Test(arguments: Sides.allCases)
  func `of sure volumes they are the descriptors, islands counted in`(sides: Sides) throws {
    let soft = SoftDescriptors(phases: Self.phases, sides: sides)
    for number in 0..<4 {
      let volume = SyntheticFilms.volume(number, shape: Shape(nx: 20, ny: 16, nz: 40))
      let found = try soft(probabilities(volume), Self.names).doubles()
      let exact = Measured(volume, sides: sides)
      func value(_ name: String) throws -> Double {
        try #require(exact[Attribute(rawValue: name)])
      }
      #expect(abs(found[0] - (try value("vol_frac_D"))) < 1e-6)
      #expect(abs(found[1] - (try value("vol_frac_M"))) < 1e-6)
      let acceptor = try value("tortuosity_A") * value("CT_f_conn_A_Ca")
      let donor = try value("tortuosity_D") * value("CT_f_conn_D_An")
      #expect(abs(found[2] - acceptor) < 1e-5, "\(number)")
      #expect(abs(found[3] - donor) < 1e-5, "\(number)")
    }
  }

  @Test func `a less sure volume has slopes that straighten its paths`() throws {
    let volume = SyntheticFilms.volume(3, shape: Shape(nx: 12, ny: 12, nz: 12))
    let soft = SoftDescriptors(phases: Self.phases, sides: .periodic)
    let unsure = try probabilities(volume, sharpness: 0.8).requireGrad()
    let before = try soft(unsure, ["tortuosity_D"])
    try before.sum().backward()
    let slope = try #require(try unsure.grad)
    let after = try soft(unsure.detach() + slope * 50, ["tortuosity_D"]).item()
    let change = try after - before.item()
    #expect(change > 1e-3, "\(change)")
  }

  @Test func `what cannot be read is said`() {
    let soft = SoftDescriptors(phases: [.donor, .acceptor], sides: .open)
    #expect(soft.reads("vol_frac_D") && soft.reads("tortuosity_A"))
    #expect(!soft.reads("vol_frac_M") && !soft.reads("tau_D"))
  }
}
