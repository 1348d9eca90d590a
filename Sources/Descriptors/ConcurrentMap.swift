internal import Dispatch
internal import Synchronization

/// `transform` of every element, in order, by up to `threads` threads at once.
///
/// With one thread nothing but the caller's thread runs.
func concurrentMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], threads: Int, _ transform: @Sendable (Input) -> Output
) -> [Output] {
  let workers = min(threads, inputs.count)
  if workers <= 1 { return inputs.map(transform) }
  let outputs = Mutex([Output?](repeating: nil, count: inputs.count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while true {
      let i = next.add(1, ordering: .relaxed).oldValue
      guard i < inputs.count else { return }
      let output = transform(inputs[i])
      outputs.withLock { $0[i] = output }
    }
  }
  return outputs.withLock { $0.map { $0! } }
}
