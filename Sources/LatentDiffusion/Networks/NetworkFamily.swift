import Tensors
import Volumes

/// One way to build the three networks of a model.
protocol NetworkFamily {
  /// The side of a latent cell in voxels.
  var cell: Int { get }
  /// Numbers per latent cell.
  var channels: Int { get }
  /// Every side of a volume must be a multiple of this.
  var sideMultiple: Int { get }
  /// Whether the networks work on volumes of one shape only.
  var hasFixedShape: Bool { get }
  /// Steps of the noise schedule.
  var steps: Int { get }
  /// What must lie in a range, by the card's key; at most six numbers each.
  var sizes: [(key: String, values: [Int], allowed: ClosedRange<Int>)] { get }

  /// What else cannot be.
  var fault: CardFault? { get }

  func networks(
    for purpose: NetworkPurpose, using initializer: Initializer
  ) throws(TensorError) -> Networks
}

/// What networks are to work on, besides their own sizes.
struct NetworkPurpose {
  /// Of the volumes.
  var shape: Shape
  /// How many there are.
  var phases: Int
  var conditions: Int
  /// The root mean square error of each standardised prediction on held-out volumes, as far as it
  /// has been measured; 1 before, the spread of the attribute itself.
  var heldOutErrors: [Double]
}
