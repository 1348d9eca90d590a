/// Which part of a file to read, and what the file itself may leave open.
///
/// A choice that the file's format does not offer is refused, not passed over; `nil` leaves it to
/// the file.
public struct ReadOptions: Sendable {
  /// The array to read, in a format that holds several.
  public var dataset: String?
  /// The channel to read, counted from 0, of an image stack with several.
  public var channel: Int?
  /// The time to read, counted from 0, of an image stack with several; −1 is the last.
  public var time: Int?
  /// The entry to read along the leading axis (time, batch) of an array; −1 is the last.
  public var index: Int?
  /// Whether every plane of an image stack is a slab of z, whatever the file calls it.
  public var takesPlanesAsSlices = false
  /// How voxels without a header are stored.
  public var raw = RawLayout()
  /// Receives a sentence for each deviation from the format that was read all the same.
  public var remark: @Sendable (String) -> Void

  /// Options that the file decides, apart from those given.
  public init(
    dataset: String? = nil, channel: Int? = nil, time: Int? = nil, index: Int? = nil,
    remark: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.dataset = dataset
    self.channel = channel
    self.time = time
    self.index = index
    self.remark = remark
  }

  /// The choices made here, by the names that the command line gives them.
  private var made: [(name: String, formats: Set<VolumeFormat>)] {
    let stacks: Set<VolumeFormat> = [.tiff, .png]
    let choices: [(Bool, String, Set<VolumeFormat>)] = [
      (channel != nil, "channel", stacks), (time != nil, "time", stacks),
      (takesPlanesAsSlices, "planes-as-z", stacks),
      (dataset != nil, "dataset", [.vti, .vtk, .hdf5, .npz]),
      (index != nil, "index", [.tiff, .npy, .npz, .hdf5, .nrrd, .mrc]),
      (raw.isGiven, "shape, type, offset and byte-order", [.raw]),
    ]
    return choices.filter(\.0).map { ($0.1, $0.2) }
  }

  /// Refuses a choice that `format` does not offer.
  func check(for format: VolumeFormat, path: String) throws(VolumeFileError) {
    for choice in made where !choice.formats.contains(format) {
      let others = choice.formats.map(\.rawValue).sorted().joined(separator: ", ")
      throw .unreadable(
        path: path,
        reason: "\(format.rawValue) knows no --\(choice.name); it belongs to \(others)")
    }
  }
}

extension Shape {
  /// Remarks that a film of this shape has its electrodes on the same slab.
  ///
  /// - Parameter file: What the film was read from.
  package func remarkOnThickness(of file: String, to reading: ReadOptions) {
    guard nz == 1, count > 1 else { return }
    reading.remark(
      "\(file): is one voxel thick along z, the film normal, so cathode and anode lie on the same"
        + " voxels: what depends on the electrodes says nothing here.")
  }
}
