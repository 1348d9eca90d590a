import Foundation

/// Work that takes long or waits for a disk, kept off the threads on which requests are served.
struct Offload: Sendable {
  private let queue: OperationQueue

  /// - Parameter width: The number of pieces of work at once.
  init(_ label: String, width: Int) {
    queue = OperationQueue()
    queue.name = label
    queue.maxConcurrentOperationCount = width
    queue.qualityOfService = .userInitiated
  }

  /// What waits or is at work.
  var count: Int { queue.operationCount }

  /// Does the work on a thread of its own.
  func callAsFunction<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result(catching: work)) }
    }
  }
}
