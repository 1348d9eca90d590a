/// How the predictor steers samples towards their request.
package struct Steering: Codable, Sendable, Equatable {
  /// Moves of the expected clean latent at each step of the sampler.
  package var moves: Int
  /// Steering sets in when the noise σ_t has fallen to this; before, the expected latent is still
  /// an average that the predictor knows nothing of.
  package var below: Double

  package static let mostMoves = 50

  var isSound: Bool { (1...Self.mostMoves).contains(moves) && (0...1).contains(below) }

  package init(moves: Int = 2, below: Double = 0.8) {
    self.moves = moves
    self.below = below
  }
}
