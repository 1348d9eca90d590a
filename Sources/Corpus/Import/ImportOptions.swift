package import Descriptors
package import Volumes

/// How data of any kind is imported.
package struct ImportOptions: Sendable {
  /// The name of the corpus.
  package var name: String
  /// How values become phases; nil where nobody has said it yet, which is an error that shows them.
  package var segmentation: Segmentation?
  /// The shape to which volumes are brought; nil leaves them as they are.
  package var shape: Shape?
  /// The descriptors that are measured.
  package var attributes: [Attribute] = Attribute.conditions
  /// Whether a measured descriptor replaces the given one of the same name.
  package var remeasures = false
  package var sides: Sides = .open
  /// The parts of the series that go to validation and to test; the rest trains.
  package var validation = 0.1
  package var test = 0.1
  /// Draws the split of the series.
  package var seed: UInt64 = 1
  /// The deflate level of the shards, 0 to 9.
  package var compression = 4
  /// What the volume files of a folder and tomograms leave open.
  package var reading = ReadOptions()

  package init(name: String, segmentation: Segmentation?) {
    (self.name, self.segmentation) = (name, segmentation)
  }

  /// Every descriptor that can be measured on voxels.
  package static var everyDescriptor: [Attribute] { Attribute.measurable }

  /// What the corpus' bytes depend on, for its header.
  var settings: [String: String] {
    var settings = [
      "segmentation": segmentation.map { "\($0)" } ?? "",
      "shape": shape.map { "\($0)" } ?? "as given",
      "remeasured": "\(remeasures)",
      "validation": "\(validation)", "test": "\(test)", "seed": "\(seed)",
      "compression": "\(compression)",
    ]
    if let dataset = reading.dataset { settings["dataset"] = dataset }
    if let index = reading.index { settings["index"] = "\(index)" }
    if let channel = reading.channel { settings["channel"] = "\(channel)" }
    if let time = reading.time { settings["time"] = "\(time)" }
    if reading.takesPlanesAsSlices { settings["planes-as-z"] = "true" }
    return settings
  }
}
