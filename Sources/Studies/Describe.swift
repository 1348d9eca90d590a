public import Descriptors
public import Volumes

/// What `binodal describe` is asked.
public struct DescribeOptions: Sendable {
  public var sides: Sides
  /// Length of a voxel in the unit of GraSPI's distances.
  public var pixel: Double
  /// Which phase a label means, such as `0=donor,255=acceptor`; nil for GraSPI's codes.
  public var labels: LabelMap?
  /// The sample inside an HDF5 file.
  public var dataset: String?

  public init(
    sides: Sides = .open, pixel: Double = 1, labels: LabelMap? = nil, dataset: String? = nil
  ) {
    self.sides = sides
    self.pixel = pixel
    self.labels = labels
    self.dataset = dataset
  }
}

/// The descriptors of one volume file.
public struct VolumeDescription: Sendable {
  public let file: String
  public let shape: Shape
  public let options: DescribeOptions
  public let measured: Measured
}

/// Measures every descriptor of the volume in `file`.
///
/// - Complexity: see `docs/descriptors.md`; libtorch is not loaded.
public func describe(_ file: String, options: DescribeOptions) throws -> VolumeDescription {
  let volume = try readVolume(at: file, labels: options.labels, dataset: options.dataset)
  return VolumeDescription(
    file: file, shape: volume.shape, options: options,
    measured: Measured(volume, sides: options.sides, pixel: options.pixel))
}
