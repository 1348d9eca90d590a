/// What is known of the length of a voxel along each axis, nm.
struct VoxelLengths {
  var x: Double?
  var y: Double?
  var z: Double?
  /// Why a length that the file gives was passed over.
  var remark: String?
  /// Whether a resolution without a unit of its own is no length here.
  var isSettled = false

  /// The lengths, where they are known; a length that is not given along y or z is as along x.
  var spacing: Spacing? {
    guard let x = x ?? y else { return nil }
    return Spacing(checking: x, y ?? x, z ?? x)
  }

  /// Takes the page's resolution where nothing else gave a length.
  mutating func fill(from resolution: PixelDensity) {
    guard !isSettled, x == nil, y == nil else { return }
    switch ImageResolution.length(perLength: resolution.x, unit: resolution.unit) {
    case .none: return
    case .length(let length):
      x = length
      if case .length(let other) = ImageResolution.length(
        perLength: resolution.y, unit: resolution.unit)
      {
        y = other
      }
      remark = "its resolution says no length along z, which is taken to be that along x"
    case .implausible(let length):
      remark = ImageResolution.remark(length)
    }
  }
}
