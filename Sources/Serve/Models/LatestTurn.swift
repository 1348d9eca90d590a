/// Work that is done one piece at a time: of several pieces that wait, the last one alone is worth it.
actor LatestTurn {
  private var isBusy = false
  private var waiting: CheckedContinuation<Void, any Error>?

  /// Waits until it is the caller's turn, which ends with ``leave()``.
  ///
  /// - Throws: ``APIError/superseded`` where a later caller took the turn.
  func enter() async throws {
    if isBusy {
      waiting?.resume(throwing: APIError.superseded)
      try await withCheckedThrowingContinuation { waiting = $0 }
    }
    isBusy = true
  }

  func leave() {
    isBusy = waiting != nil
    waiting?.resume()
    waiting = nil
  }
}
