/// Where two phases meet.
enum Contact {
  /// The number of voxel faces between `a` and `b`, by the axis they are normal to. O(voxels/64).
  static func faces(_ a: [Slab], _ b: [Slab]) -> Faces {
    var sum = Faces()
    for z in a.indices {
      sum.x += a[z].overlap(b[z].stepLeft()) + a[z].overlap(b[z].stepRight())
      sum.y += a[z].overlap(b[z].stepBack()) + a[z].overlap(b[z].stepForward())
      guard z > 0 else { continue }
      sum.z += a[z].overlap(b[z - 1]) + a[z - 1].overlap(b[z])
    }
    return sum
  }

  /// Voxel faces by the axis they are normal to.
  struct Faces: Equatable {
    var x = 0
    var y = 0
    var z = 0

    var count: Int { x + y + z }

    /// The faces' area over the volume of a voxel, per shortest edge.
    func area(_ edges: VoxelEdges) -> Double {
      if edges.isCube { return Double(count) }
      return Double(x) / edges.x + Double(y) / edges.y + Double(z) / edges.z
    }
  }

  /// The number of voxels of `a` with any of their 26 neighbours in `b`. O(voxels/64).
  static func voxels(_ a: [Slab], near b: [Slab]) -> Int {
    let grown = b.map { $0.grown() }
    return a.indices.reduce(0) { sum, z in
      var reach = grown[z]
      if z > 0 { reach = reach.union(grown[z - 1]) }
      if z + 1 < grown.count { reach = reach.union(grown[z + 1]) }
      return sum + a[z].overlap(reach)
    }
  }

  /// The voxels of `a` in slab z that meet `b`, by the shortest step across: a mask of the axes it
  /// runs along (1 x, 2 y, 4 z), the shortest first.
  static func nearest(
    _ a: [Slab], to b: [Slab], z: Int, edges: VoxelEdges
  ) -> [(mask: Int, voxels: Slab)] {
    let empty = Slab(b[z].frame)
    let above = [z - 1, z + 1].filter { b.indices.contains($0) }
      .reduce(empty) { $0.union(b[$1]) }
    var left = a[z]
    return (1...7).sorted { edges.step($0) < edges.step($1) }.map { mask in
      let source = mask & 4 == 0 ? b[z] : above
      let along = mask & 1 == 0 ? source : source.alongX()
      let found = left.intersection(mask & 2 == 0 ? along : along.alongY())
      left = left.subtracting(found)
      return (mask, found)
    }
  }

  /// The voxels of `a` in slab z that meet `b` across a face, else an edge, else a corner.
  static func nearest(_ a: [Slab], to b: [Slab], z: Int) -> [Slab] {
    var (faces, edges) = (b[z].acrossFaces(), b[z].acrossCorners())
    var corners = Slab(b[z].frame)
    for other in [z - 1, z + 1] where b.indices.contains(other) {
      faces = faces.union(b[other])
      edges = edges.union(b[other].acrossFaces())
      corners = corners.union(b[other].acrossCorners())
    }
    let onFace = a[z].intersection(faces)
    let onEdge = a[z].intersection(edges).subtracting(onFace)
    let onCorner = a[z].intersection(corners).subtracting(onFace).subtracting(onEdge)
    return [onFace, onEdge, onCorner]
  }
}
