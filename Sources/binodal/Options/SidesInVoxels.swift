import ArgumentParser
import Support
import Volumes

/// Reads NX,NY,NZ, the voxels of a film along x, y and z.
func sidesInVoxels(_ text: String) throws -> Shape {
  let sides = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  guard sides.count == 3, let x = sides[0], let y = sides[1], let z = sides[2],
    [x, y, z].allSatisfy({ Limits.side.contains($0) })
  else { throw ValidationError("--shape is NX,NY,NZ, each 1 to 4096, not “\(text)”") }
  return Shape(nx: x, ny: y, nz: z)
}
