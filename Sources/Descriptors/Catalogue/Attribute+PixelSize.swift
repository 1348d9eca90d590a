extension Attribute {
  /// Whether the number depends on the length of a voxel: what has a length in its unit, and what compares
  /// depths and distances with GraSPI's lengths of 10 (excitons) and 100 (light).
  public var dependsOnPixelSize: Bool {
    Self.comparedWithLengths.contains(self) || info?.unit.contains("pixel unit") == true
  }

  private static let comparedWithLengths: Set<Attribute> = [
    .donorAbsorption, .donorDissociation, .donorNearInterface, .mixedDissociation,
    .mixedNearInterface,
  ]
}
