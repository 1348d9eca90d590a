import Descriptors
import InverseDesign
import LatentDiffusion
import Volumes

extension Study {
  /// The length of the voxels of the study's volumes: that of its calibration, otherwise the model's.
  ///
  /// - Throws: where the study wants a number that the model learnt with voxels of another length: it
  ///   would mean something else with these.
  func spacing(of card: ModelCard) throws(StudyError) -> Spacing {
    guard let length = laboratory.calibration?.voxelLength else { return card.spacing }
    let spacing = Spacing(cube: length)
    if spacing == card.spacing { return spacing }
    let named =
      targets.map(\.attribute)
      + (objectives.map(\.expression) + constraints.map(\.expression)).flatMap(\.attributes)
    if let mixed = named.first(where: \.dependsOnPixelSize) {
      throw .badInput(
        path: card.name,
        reason:
          "\(mixed) depends on the length of a voxel, which is \(card.spacing.x) nm for this model and "
          + "\(length) nm by the study's calibration; leave \(mixed) out, or calibrate with \(card.spacing.x) nm"
      )
    }
    return spacing
  }
}
