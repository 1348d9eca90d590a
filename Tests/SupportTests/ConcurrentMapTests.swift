import Support
import Synchronization
import Testing

struct ConcurrentMapTests {
  private struct Refusal: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 7, 100])
  func `the results stand in order, whatever the number of threads`(threads: Int) {
    #expect(concurrentMap(50, threads: threads) { $0 * $0 } == (0..<50).map { $0 * $0 })
    #expect(concurrentMap(["a", "b"], threads: threads) { $0 + "!" } == ["a!", "b!"])
    #expect(concurrentMap(0, threads: threads) { $0 }.isEmpty)
  }

  @Test(arguments: [1, 4])
  func `of several errors the first one by index is thrown`(threads: Int) {
    for _ in 0..<50 {
      #expect(throws: Refusal(index: 5)) {
        try concurrentMap(40, threads: threads) { (index) throws(Refusal) -> Int in
          if index % 7 == 5 { throw Refusal(index: index) }
          return index
        }
      }
    }
  }

  @Test func `after an error nothing more is begun`() {
    let begun = Atomic(0)
    #expect(throws: Refusal.self) {
      try concurrentMap(1_000_000, threads: 2) { (index) throws(Refusal) -> Int in
        begun.add(1, ordering: .relaxed)
        throw Refusal(index: index)
      }
    }
    #expect(begun.load(ordering: .relaxed) <= 2)  // one for each thread
  }

  @Test func `no threads asked for means all cores`() {
    #expect(Threads.count(0) == Threads.all)
    #expect(Threads.count(3) == 3)
    #expect(Threads.all >= 1)
  }
}
