/// Where two phases meet.
enum Contact {
  /// The number of voxel faces between `a` and `b`. O(voxels/64).
  static func faces(_ a: [Slab], _ b: [Slab]) -> Int {
    var sum = 0
    for z in a.indices {
      sum += a[z].overlap(b[z].stepLeft()) + a[z].overlap(b[z].stepRight())
      sum += a[z].overlap(b[z].stepBack()) + a[z].overlap(b[z].stepForward())
      guard z > 0 else { continue }
      sum += a[z].overlap(b[z - 1]) + a[z - 1].overlap(b[z])
    }
    return sum
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
