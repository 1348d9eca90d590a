import Descriptors
import Studies
import Volumes

/// How a volume is built: its phases through the thickness, two-point statistics, chord lengths.
struct Structure: JSONDocument, Sendable {
  static let document = "structure"

  struct Depth: Encodable, Sendable {
    /// The middle of each layer over the cathode, nm.
    let zNm: [Double]
    let donor: [Double]
    let acceptor: [Double]
    let mixed: [Double]
  }

  let depth: Depth
  /// By phase (D, A, M), then by axis (x, y, z): `r` and `s2`.
  let curves: StructureCurves

  init(_ served: ServedVolume) {
    let profile = DepthProfile(served.volume)
    depth = Depth(
      zNm: profile.heights, donor: profile.fractions.map { $0[0] },
      acceptor: profile.fractions.map { $0[1] }, mixed: profile.fractions.map { $0[2] })
    curves = StructureCurves(served.volume, sides: served.sides, pixel: 1)
  }
}
