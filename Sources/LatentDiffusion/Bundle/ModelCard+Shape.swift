package import Volumes

extension ModelCard {
  /// Throws where the model does not make films of `shape`.
  ///
  /// Its networks are convolutions that close in x and y, so a film may be wider than those of the
  /// training set. It is as thick as those: what reaches an electrode depends on the thickness.
  /// Narrower films, which close upon themselves, were never measured.
  package func check(generating shape: Shape) throws(LatentDiffusionError) {
    guard shape != self.shape else { return }
    guard !architecture.hasFixedShape else {
      throw .otherShape(found: "\(shape)", expected: "\(self.shape)")
    }
    guard shape.nz == self.shape.nz else {
      throw .thickness(found: shape.nz, expected: self.shape.nz)
    }
    guard shape.nx >= self.shape.nx, shape.ny >= self.shape.ny else {
      throw .narrow(found: "\(shape)", least: "\(self.shape)")
    }
    guard shape.nx % sideMultiple == 0, shape.ny % sideMultiple == 0 else {
      throw .shape(found: "\(shape)", multiple: sideMultiple)
    }
  }
}
