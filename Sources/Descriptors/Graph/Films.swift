internal import Support
internal import Volumes

/// The three phases of a volume, ready to be measured.
struct Films: Sendable {
  let shape: Shape
  let sides: Sides
  let edges: VoxelEdges
  let donor: Film
  let acceptor: Film
  let mixed: Film

  /// - Complexity: O(voxels), each phase in a task of its own.
  init(_ phases: PhaseSlabs, sides: Sides, threads: Int) {
    shape = phases.shape
    self.sides = sides
    edges = phases.edges
    let films = concurrentMap([phases.donor, phases.acceptor, phases.mixed], threads: threads) {
      Film($0, sides, phases.edges)
    }
    (donor, acceptor, mixed) = (films[0], films[1], films[2])
  }
}

/// Values found so far; a nil value is 0/0.
typealias Findings = [Attribute: Double?]

/// a/b, or nil for anything over 0.
func ratio(_ a: Int, _ b: Int) -> Double? { b == 0 ? nil : Double(a) / Double(b) }
