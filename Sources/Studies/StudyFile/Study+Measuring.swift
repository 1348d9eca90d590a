import Descriptors
import InverseDesign
package import LatentDiffusion
import Volumes

extension Study {
  /// The study with the targets that were to be read off a volume as numbers.
  ///
  /// Explicit targets stay as they are. The resolved study says on what it was measured and does
  /// not need the volume again.
  ///
  /// - Parameter remark: Receives what was read although it is not as its format says.
  package func measured(
    for card: ModelCard, remark: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Study {
    guard let source else { return self }
    let wanted = source.attributes ?? card.conditionAttributes
    let sides = source.sides ?? card.sides
    let found = try describe(
      source.file,
      options: DescribeOptions(
        sides: sides, pixel: source.pixel, labels: source.labels,
        reading: ReadOptions(dataset: source.dataset, remark: remark), only: wanted))
    var study = self
    for attribute in wanted where !targets.contains(where: { $0.attribute.isSame(as: attribute) }) {
      guard let value = found.measured[attribute], value.isFinite else {
        throw StudyError.badInput(
          path: source.file,
          reason: "\(attribute) is undefined on this volume; leave it out of "
            + "targets.attributes or state a target of it")
      }
      study.targets.append(
        Target(attribute, .value(value), tolerance: source.tolerance))
    }
    study.source = nil
    study.measuredOn =
      "\(source.file), \(found.shape) voxels, \(sides.rawValue) sides"
      + (VoxelEdges(found.spacing).isCube
        ? ""
        : " of \(found.spacing.x)×\(found.spacing.y)×\(found.spacing.z) nm")
      + (source.pixel == 1 ? "" : ", voxels of \(source.pixel)")
    return study
  }
}
