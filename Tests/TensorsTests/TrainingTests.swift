import Foundation
import Tensors
import Testing

/// The parts together: a small regression that trains, stops and goes on.
struct TrainingTests {
  final class Run {
    let net: Sequential
    let generator: Generator
    let adam: AdamW
    let average: ExponentialAverage
    let schedule = CosineSchedule(peak: 0.02, floor: 1e-4, warmUp: 10, steps: 300)

    init(seed: UInt64) throws {
      let start = try Initializer(seed: seed)
      generator = try Generator(seed: seed)
      net = Sequential([
        try Linear(2, 32, using: start), SiLU(), Dropout(0.01, generator: generator),
        try Linear(32, 1, using: start),
      ])
      adam = try AdamW(net.parameters())
      average = try ExponentialAverage(of: net.parameters(), decay: 0.9)
    }

    /// The loss of learning x·y from noise drawn on the way.
    func step() throws -> Double {
      let x = try Tensor.randn([64, 2], generator: generator)
      let y = try x.select(1, 0) * x.select(1, 1)
      let loss = try net(x).squeeze(1).mseLoss(y)
      try net.clearGradients()
      try loss.backward()
      try clipGradients(net.parameters(), toNorm: 1)
      adam.learningRate = schedule.rate(at: adam.stepCount)
      try adam.step()
      try average.update()
      return try loss.item()
    }

    func save(to path: String) throws {
      var checkpoint = Checkpoint(step: adam.stepCount)
      checkpoint.tensors.append(net.state(), under: "model")
      checkpoint.tensors.append(try adam.state(), under: "adamw")
      checkpoint.tensors.append(try average.state(), under: "average")
      checkpoint.tensors.append("generator", try generator.state())
      try checkpoint.write(to: path)
    }

    func restore(from path: String) throws {
      let checkpoint = try Checkpoint.read(path)
      try net.load(checkpoint.tensors.under("model"))
      try adam.restore(checkpoint.tensors.under("adamw"))
      try average.restore(checkpoint.tensors.under("average"))
      try generator.restore(checkpoint.tensors.require("generator"))
    }
  }

  @Test func `a small network learns a product`() throws {
    let run = try Run(seed: 11)
    var losses: [Double] = []
    for _ in 0..<300 { losses.append(try run.step()) }
    let last = losses.suffix(20).reduce(0, +) / 20
    #expect(losses[0] > 0.5)  // the variance of x·y is 1
    #expect(last < 0.1)
  }

  @Test func `a run that was stopped goes on bit for bit`() throws {
    let path = try temporaryPath("checkpoint.safetensors")
    let whole = try Run(seed: 12)
    for _ in 0..<7 { _ = try whole.step() }
    try whole.save(to: path)
    let expected = try (0..<7).map { _ in try whole.step() }
    let resumed = try Run(seed: 99)
    try resumed.restore(from: path)
    #expect(try (0..<7).map { _ in try resumed.step() } == expected)
    for (mine, theirs) in zip(resumed.average.average, whole.average.average) {
      #expect(try mine.tensor.floats() == theirs.tensor.floats(), "\(mine.name)")
    }
    #expect(resumed.adam.stepCount == 14)
  }

  @Test func `a checkpoint without its step is refused`() throws {
    let path = try temporaryPath("weights.safetensors")
    try SafeTensors.write(NamedTensors([("a", try .ones([1]))]), to: path)
    #expect(
      failure { _ = try Checkpoint.read(path) }
        == .file(path: path, .missing(name: "the number of its step")))
  }
}
