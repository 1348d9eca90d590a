/// While training, sets elements to zero with a probability and scales up the others.
package final class Dropout: Layer {
  private let probability: Double
  private let generator: Generator
  private var isTraining = true

  package init(_ probability: Double, generator: Generator) {
    precondition(0 <= probability && probability < 1, "a probability below one")
    self.probability = probability
    self.generator = generator
  }

  package func setTraining(_ on: Bool) { isTraining = on }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    isTraining && probability > 0 ? try x.dropout(probability, generator: generator) : x
  }
}
