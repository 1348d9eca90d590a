import Randomness
package import Volumes

/// How many voxels of an image each phase gets.
///
/// The material that is the donor makes up `donor` of all voxels and is taken from one end of the
/// grey values. A part `mixed` of the voxels, those between, cannot be told apart; of them the part
/// `donorOfMixed` counts as donor material. That is how Ising_OPV shares a tomogram's voxels out,
/// except that it then draws a phase for each mixed voxel, and here they stay mixed.
package struct PhaseShares: Hashable, Codable, Sendable {
  package let donor: Double
  package let mixed: Double
  package let donorOfMixed: Double

  /// Nil where a share is outside [0, 1], or the mixed band would take more than a material has.
  package init?(donor: Double, mixed: Double = 0, donorOfMixed: Double = 0.5) {
    let shares = [donor, mixed, donorOfMixed]
    guard shares.allSatisfy({ $0 >= 0 && $0 <= 1 }), mixed * donorOfMixed <= donor,
      mixed * (1 - donorOfMixed) <= 1 - donor
    else { return nil }
    (self.donor, self.mixed, self.donorOfMixed) = (donor, mixed, donorOfMixed)
  }

  /// The voxels of pure donor, mixed and pure acceptor, of `count`.
  package func voxels(of count: Int) -> (donor: Int, mixed: Int, acceptor: Int) {
    func share(_ part: Double, _ whole: Int) -> Int { Int((part * Double(whole)).rounded()) }
    let material = share(donor, count)
    let between = min(count, share(mixed, count))
    // One voxel of rounding may ask for more mixed voxels than a material has.
    let least = max(0, between - (count - material))
    let donorBetween = min(material, max(least, share(donorOfMixed, between)))
    let pure = material - donorBetween
    return (pure, between, count - pure - between)
  }

  /// The phases of `field` by rank of grey value: exact to the voxel, O(n log n).
  ///
  /// Voxels of equal grey value at a boundary cannot all go to one side. They part in an order
  /// that a fixed stream of random numbers draws from their indices: the same for the same image,
  /// and without a preference for any end of the film, as the order of the file would have.
  package func segment(_ field: Field, donor side: DonorSide) -> (volume: Volume, ties: Int) {
    let counts = voxels(of: field.values.count)
    let dark = side == .bright ? counts.acceptor : counts.donor
    let bounds = [dark, dark + counts.mixed]
    let order = Self.ranked(field.values, at: bounds)
    var labels = [UInt8](repeating: Phase.mixed.rawValue, count: order.count)
    for voxel in order[..<bounds[0]] { labels[Int(voxel)] = side.codes.dark }
    for voxel in order[bounds[1]...] { labels[Int(voxel)] = side.codes.bright }
    let volume = Volume(shape: field.shape, spacing: field.spacing, labels: labels)
    return (volume, Self.ties(field.values, order, at: bounds))
  }

  /// The indices of the values in rising order, ties at the bounds in drawn order.
  private static func ranked(_ values: [Float], at bounds: [Int]) -> [Int32] {
    var order = values.indices.map { Int32($0) }
    order.sort { (values[Int($0)], $0) < (values[Int($1)], $1) }
    let draw = Philox(seed: 0, stream: 0)
    for run in runs(values, order, at: bounds) {
      let keys = order[run].map { (draw.word(at: UInt64($0)), $0) }
      order.replaceSubrange(run, with: keys.sorted { $0 < $1 }.map(\.1))
    }
    return order
  }

  /// The runs of equal values that a bound parts.
  private static func runs(
    _ values: [Float], _ order: [Int32], at bounds: [Int]
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for bound in bounds where bound > 0 && bound < order.count {
      let value = values[Int(order[bound])]
      guard values[Int(order[bound - 1])] == value, runs.last?.contains(bound) != true else {
        continue
      }
      let first = order[..<bound].lastIndex { values[Int($0)] != value }.map { $0 + 1 } ?? 0
      let end = order[bound...].firstIndex { values[Int($0)] != value } ?? order.count
      runs.append(first..<end)
    }
    return runs
  }

  private static func ties(_ values: [Float], _ order: [Int32], at bounds: [Int]) -> Int {
    runs(values, order, at: bounds).reduce(0) { $0 + $1.count }
  }
}
