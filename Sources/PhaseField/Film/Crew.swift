import Dispatch
import Synchronization

/// The threads that share the passes over one film.
///
/// Which worker takes which item is left to chance; what is found goes to the item's own index and is
/// added in the items' order, so that a result depends neither on chance nor on the number of threads.
struct Crew: Sendable {
  let size: Int

  /// Calls the body once for each item in 0..<count; a worker, 0..<size, has one item at a time.
  func forEach(_ count: Int, _ body: (_ item: Int, _ worker: Int) -> Void) {
    guard size > 1 else {
      for item in 0..<count { body(item, 0) }
      return
    }
    let next = Atomic(0)
    withoutActuallyEscaping(body) { body in
      // No two calls are given the same item or worker, and what they write is kept apart by these.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: size) { worker in
        while true {
          let item = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard item < count else { return }
          body(item, worker)
        }
      }
    }
  }

  /// The sum of what the body finds for each item in 0..<count.
  func sum(
    _ count: Int, _ body: (_ item: Int, _ worker: Int) -> SIMD2<Double>
  ) -> SIMD2<Double> {
    withUnsafeTemporaryAllocation(of: SIMD2<Double>.self, capacity: count) { parts in
      parts.initialize(repeating: .zero)
      forEach(count) { item, worker in parts[item] = body(item, worker) }
      return parts.reduce(into: .zero) { $0 += $1 }
    }
  }
}
