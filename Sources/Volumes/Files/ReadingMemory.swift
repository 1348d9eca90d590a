internal import Support

/// Throws where reading the file at `path` takes more memory than there is.
///
/// Less than 16 MB is taken without asking.
///
/// - Parameter bytes: The most that will be held at once; a size that overflowed is `Int.max`.
func checkMemory(_ bytes: Int, for path: String) throws(VolumeFileError) {
  guard bytes > 1 << 24 else { return }
  do throws(MemoryError) {
    try AvailableMemory.check(bytes, for: path)
  } catch {
    throw .tooLarge(path: path, neededBytes: error.needed, availableBytes: error.available)
  }
}

extension Shape {
  /// Throws where the voxels of this shape, `type` in the file, are too many for the memory:
  /// unpacked where the file is packed, decoded, and as phases.
  func checkMemory(
    _ type: ScalarType, isPacked: Bool, path: String
  ) throws(VolumeFileError) {
    let each = (isPacked ? type.size : 0) + (type == .uint8 ? 1 : 4) + 1
    try Volumes.checkMemory(count.clampedProduct(each), for: path)
  }
}
