/// How far the given values of a descriptor lie from those measured on the voxels.
package struct AttributeDifference: Hashable, Codable, Sendable {
  package let attribute: String
  /// The greatest difference, and the sample that has it.
  package let largest: Double
  package let dataset: String
  package let given: Double
  package let measured: Double
  /// Samples that have only one of the two values.
  package let unpaired: Int

  init(_ attribute: String, given: String, measured: String, in samples: [SampleReference]) {
    self.attribute = attribute
    var largest = (difference: -1.0, dataset: "", given: 0.0, measured: 0.0)
    var unpaired = 0
    for sample in samples {
      guard let a = sample[given], let b = sample[measured] else {
        if sample[given] != nil || sample[measured] != nil { unpaired += 1 }
        continue
      }
      // Two infinite values agree; their difference is no number.
      let difference = a == b ? 0 : abs(a - b)
      if difference > largest.difference { largest = (difference, sample.dataset, a, b) }
    }
    (self.largest, dataset) = (max(0, largest.difference), largest.dataset)
    (self.given, self.measured) = (largest.given, largest.measured)
    self.unpaired = unpaired
  }
}
