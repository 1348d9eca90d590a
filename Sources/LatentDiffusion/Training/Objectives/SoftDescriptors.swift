import Descriptors
package import Tensors
package import Volumes

/// Descriptors of volumes that are known by the probabilities of their phases: smooth functions that have slopes.
///
/// Where every probability is 0 or 1 they are the descriptors themselves, but that the share of straight paths is of
/// all voxels of its phase, also of those in islands without a way to the electrode. A path is as sure as its least
/// sure voxel and a voxel is reached as surely as by its surest path: what is unsure about a film is where its
/// interfaces lie, and that is alike along a path, so that a product of probabilities would be far too small.
///
/// - Cost: Of a batch of 16 volumes of 64×64×32 voxels, about 25 elementwise operations a slab.
package struct SoftDescriptors {
  let phases: [Phase]
  let sides: Sides

  package init(phases: [Phase], sides: Sides) {
    self.phases = phases
    self.sides = sides
  }

  /// Whether `name` can be read.
  package func reads(_ name: String) -> Bool {
    if let phase = Self.fraction(name) { return phases.contains(phase) }
    return Self.paths(name).map { phases.contains($0.phase) } ?? false
  }

  /// One column for each of `names`, all of which can be read; [N, names].
  ///
  /// - Parameter probabilities: Of each phase at each voxel, [N, phases, z, y, x].
  package func callAsFunction(
    _ probabilities: Tensor, _ names: [String]
  ) throws(TensorError) -> Tensor {
    var columns: [Tensor] = []
    for name in names {
      if let phase = Self.fraction(name) {
        columns.append(try channel(phase, of: probabilities).mean([1, 2, 3]))
      } else if let paths = Self.paths(name) {
        let whole = try channel(paths.phase, of: probabilities)
        columns.append(try straightShare(paths.fromTop ? whole.flip([1]) : whole))
      }
    }
    return try Tensor.stack(columns, dim: 1)
  }

  /// The share of straight paths from the first slab.
  ///
  /// - Parameter phase: The probability of the phase, the electrode's slab first, [N, z, y, x].
  private func straightShare(_ phase: Tensor) throws(TensorError) -> Tensor {
    let slabs = try phase.chunk(phase.shape[1], dim: 1)
    var reached = SoftReach(slabs[0], sides: sides)
    var sums = [try slabs[0].sum([1, 2, 3])]
    for h in slabs.indices.dropFirst() {
      reached = try reached.next(slabs[h])
      let limit = Double(h) / Double(slabs.count)
      let allowed = StraightPaths.excesses.lastIndex { $0 < limit } ?? 0
      sums.append(try reached.within[allowed].sum([1, 2, 3]))
    }
    let straight = try Tensor.stack(sums, dim: 1).sum([1])
    return try straight / (phase.sum([1, 2, 3]) + 1e-6)
  }

  private func channel(_ phase: Phase, of all: Tensor) throws(TensorError) -> Tensor {
    try all.select(1, phases.firstIndex(of: phase)!)
  }

  private static func fraction(_ name: String) -> Phase? {
    switch Attribute(rawValue: name) {
    case .donorFraction: .donor
    case .mixedFraction: .mixed
    default: nil
    }
  }

  /// Holes leave a donor at the anode, the last slab; electrons an acceptor at the cathode, the first.
  private static func paths(_ name: String) -> (phase: Phase, fromTop: Bool)? {
    switch Attribute(rawValue: name) {
    case .donorStraightness: (.donor, true)
    case .acceptorStraightness: (.acceptor, false)
    default: nil
    }
  }
}

/// How surely each voxel of one slab is reached by straight paths with at most each excess of length.
///
/// The sets of ``StraightPaths`` with maxima for unions and minima for intersections.
private struct SoftReach {
  /// For each excess, [N, 1, y, x].
  let within: [Tensor]
  let sides: Sides

  init(_ electrode: Tensor, sides: Sides) {
    within = [Tensor](repeating: electrode, count: StraightPaths.excesses.count)
    self.sides = sides
  }

  private init(within: [Tensor], sides: Sides) {
    self.within = within
    self.sides = sides
  }

  func next(_ phase: Tensor) throws(TensorError) -> SoftReach {
    let faces = try largest(
      of: Tensor.cat([within[0], within[1]], dim: 1), by: [(0, 1), (0, -1), (1, 0), (-1, 0)])
    let corners = try largest(of: within[0], by: [(1, 1), (1, -1), (-1, 1), (-1, -1)])
    let onEdge = try within[1].maximum(faces.narrow(1, start: 0, length: 1))
    let onCorner = try within[2].maximum(corners).maximum(onEdge)
    let onEdges = try within[3].maximum(faces.narrow(1, start: 1, length: 1)).maximum(onCorner)
    var next: [Tensor] = []
    for reached in [within[0], onEdge, onCorner, onEdges] {
      next.append(try reached.minimum(phase))
    }
    return SoftReach(within: next, sides: sides)
  }

  /// The largest of the neighbours at `shifts` in y and x.
  private func largest(
    of slab: Tensor, by shifts: [(y: Int, x: Int)]
  ) throws(TensorError) -> Tensor {
    var best: Tensor?
    for shift in shifts {
      let moved = try neighbour(of: slab, at: shift)
      if let known = best { best = try known.maximum(moved) } else { best = moved }
    }
    return best!
  }

  /// What lies at `shift` from each voxel of a slab; nothing beyond open sides.
  private func neighbour(
    of slab: Tensor, at shift: (y: Int, x: Int)
  ) throws(TensorError) -> Tensor {
    if sides == .periodic { return try slab.roll([shift.y, shift.x], dims: [2, 3]) }
    return try slab.pad([1, 1, 1, 1])
      .narrow(2, start: 1 - shift.y, length: slab.shape[2])
      .narrow(3, start: 1 - shift.x, length: slab.shape[3])
  }
}
