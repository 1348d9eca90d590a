internal import Dispatch
internal import Synchronization

/// What `body` makes of 0, 1, … `count` − 1, in order, by up to `threads` threads at once.
///
/// Which thread makes what is left to chance; what comes out is not. With one thread nothing but the
/// caller's thread runs. After an error no further index is begun.
///
/// - Parameter body: A pure function of the index, as far as its results go.
/// - Throws: The error of the lowest index that has one.
package func concurrentMap<Output: Sendable, Failure: Error>(
  _ count: Int, threads: Int = Threads.all,
  _ body: @Sendable (_ index: Int) throws(Failure) -> Output
) throws(Failure) -> [Output] {
  let workers = min(threads, count)
  guard workers > 1 else {
    var outputs: [Output] = []
    for index in 0..<count { outputs.append(try body(index)) }
    return outputs
  }
  // Indices are begun in rising order, so those below one that failed are all in here.
  let results = Mutex([Result<Output, Failure>?](repeating: nil, count: count))
  let next = Atomic(0)
  let hasFailed = Atomic(false)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while !hasFailed.load(ordering: .relaxed) {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = Result { () throws(Failure) in try body(index) }
      if case .failure = result { hasFailed.store(true, ordering: .relaxed) }
      results.withLock { $0[index] = result }
    }
  }
  var outputs: [Output] = []
  for case let result? in results.withLock({ $0 }) { outputs.append(try result.get()) }
  return outputs
}

/// What `transform` makes of every element; see ``concurrentMap(_:threads:_:)-(Int,_,_)``.
package func concurrentMap<Input: Sendable, Output: Sendable, Failure: Error>(
  _ inputs: [Input], threads: Int = Threads.all,
  _ transform: @Sendable (Input) throws(Failure) -> Output
) throws(Failure) -> [Output] {
  try concurrentMap(inputs.count, threads: threads) { index throws(Failure) in
    try transform(inputs[index])
  }
}
