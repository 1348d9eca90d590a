import Descriptors
import Support
package import Volumes

/// What is known of a corpus before its first sample: `corpus.json`.
package struct CorpusHeader: Codable, Hashable, Sendable {
  package let name: String
  package let origin: CorpusOrigin
  /// Of every volume.
  package let shape: Shape
  /// The length of a voxel; nil where it is not known, as in a dimensionless simulation.
  package let spacing: Spacing?
  package let sides: Sides
  package let labels: [LabelSet]
  /// The numbers stored with each sample, in the order of its table; `series` is stored besides.
  package let attributes: [String]

  package init(
    name: String, origin: CorpusOrigin, shape: Shape, spacing: Spacing?, sides: Sides,
    labels: [LabelSet], attributes: [String]
  ) {
    precondition(
      !labels.isEmpty && Set(labels.map(\.name)).count == labels.count, "each label set once")
    precondition(Set(attributes).count == attributes.count, "each attribute once")
    (self.name, self.origin, self.shape, self.spacing) = (name, origin, shape, spacing)
    (self.sides, self.labels, self.attributes) = (sides, labels, attributes)
  }

  /// What is wrong with a header that was read; nil where nothing is.
  var problem: String? {
    if labels.isEmpty { return "it names no label set" }
    if Set(labels.map(\.name)).count < labels.count { return "it names a label set twice" }
    if Set(attributes).count < attributes.count { return "it names an attribute twice" }
    let sides = [shape.nx, shape.ny, shape.nz]
    guard sides.allSatisfy(Limits.side.contains) else {
      return "its volumes have sides of \(sides.map(String.init).joined(separator: ", ")) voxels"
    }
    let lengths = spacing.map { [$0.x, $0.y, $0.z] } ?? []
    guard lengths.allSatisfy({ $0.isFinite && $0 > 0 }) else { return "a voxel has no length" }
    return nil
  }

  /// Whether samples have the attribute, be it under a synonym.
  package func has(_ name: String) -> Bool {
    Attribute.spelling(of: name, among: attributes) != nil
  }
}

/// What must never part between splits: one simulated film, one source file, one block of a
/// tomogram.
package struct SeriesHeader: Codable, Hashable, Sendable {
  package let series: Int
  /// `simulation`, or the file or block that it was cut from.
  package let source: String
  package let split: Split
  /// The process of a simulated film.
  package let phi: Double?
  package let chi: Double?
  /// The seed of a simulated film's noise, below 2⁵³ so that a double holds it.
  package let seed: UInt64?

  package init(
    series: Int, source: String, split: Split, phi: Double? = nil, chi: Double? = nil,
    seed: UInt64? = nil
  ) {
    (self.series, self.source, self.split) = (series, source, split)
    (self.phi, self.chi, self.seed) = (phi, chi, seed)
  }
}
