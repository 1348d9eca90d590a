/// All that a training run needs to go on bit for bit: weights, moments, averages, random state.
///
/// One safetensors file in full precision, replaced as a whole, so that a run that is killed
/// while writing still has its last checkpoint.
package struct Checkpoint {
  package var step: Int
  package var tensors = NamedTensors()
  package var metadata: [String: String] = [:]

  package init(step: Int) { self.step = step }

  package func write(to path: String) throws(TensorError) {
    var all = metadata
    all[Self.stepKey] = "\(step)"
    try SafeTensors.write(tensors, metadata: all, to: path)
  }

  package static func read(_ path: String, device: Device = .cpu) throws(TensorError) -> Checkpoint
  {
    let file = try SafeTensors.read(path, floatsAs: nil, device: .cpu)
    guard let step = file.metadata[stepKey].flatMap({ Int($0) }) else {
      throw .file(path: path, .missing(name: "the number of its step"))
    }
    var checkpoint = Checkpoint(step: step)
    for (name, tensor) in file.tensors {
      // A generator's state belongs to the CPU.
      let isState = tensor.dtype == .uint8
      checkpoint.tensors.append(name, isState ? tensor : try tensor.to(device))
    }
    checkpoint.metadata = file.metadata.filter { $0.key != stepKey }
    return checkpoint
  }

  private static let stepKey = "step"
}
